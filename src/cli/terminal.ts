type Environment = Readonly<Record<string, string | undefined>>;

/** Whether to colour what goes to the stream: NO_COLOR (no-color.org) before FORCE_COLOR before what the stream is. */
export function wantsColour(stream: { readonly isTTY?: boolean }, env: Environment = process.env): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Columns of the stream's terminal; of a pipe what COLUMNS says, else 80. */
export function widthOf(stream: { readonly columns?: number }, env: Environment = process.env): number {
  const given = Number(env.COLUMNS);
  const columns = stream.columns ?? 0;
  // Some terminals say that they have no columns.
  if (columns > 0) return columns;
  return Number.isInteger(given) && given > 0 ? given : 80;
}
