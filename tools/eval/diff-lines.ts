import pc from 'picocolors';

/** Expected and not there. */
export function missing(text: string): string {
  return pc.red(`- ${text}`);
}

/** There and not expected. */
export function extra(text: string): string {
  return pc.green(`+ ${text}`);
}

/** There, and otherwise than expected. */
export function changed(text: string): string {
  return pc.yellow(`~ ${text}`);
}

export function quote(value: string | null): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
