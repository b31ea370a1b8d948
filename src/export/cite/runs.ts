/** A run of a formatted citation. */
export interface CitationRun {
  readonly text: string;
  readonly italic: boolean;
}

export type Runs = readonly CitationRun[];

/** A text or runs; null and what is empty is left out by those that join. */
export type Piece = string | Runs | null;

export function italic(text: string): Runs {
  return [{ text, italic: true }];
}

/** The pieces that are there, with `separator` between them. */
export function join(pieces: readonly Piece[], separator: string): Runs {
  const runs: CitationRun[] = [];
  for (const piece of pieces) {
    const more = typeof piece === 'string' ? [{ text: piece, italic: false }] : (piece ?? []);
    if (textOf(more) === '') continue;
    // A title in quotation marks brings its comma with it.
    if (runs.length > 0) append(runs, [{ text: closed(textOf(runs)) ? ' ' : separator, italic: false }]);
    append(runs, more);
  }
  return runs;
}

/** Pieces one after the other as they are. */
export function concat(...pieces: readonly Piece[]): Runs {
  const runs: CitationRun[] = [];
  for (const piece of pieces)
    append(runs, typeof piece === 'string' ? [{ text: piece, italic: false }] : (piece ?? []));
  return runs;
}

/** Pieces as sentences: each ends with a stop. */
export function sentences(pieces: readonly Piece[]): Runs {
  return join(
    pieces.map((piece) => (piece === null ? null : stopped(concat(piece)))),
    ' ',
  );
}

function stopped(runs: Runs): Runs {
  const text = textOf(runs);
  return text === '' || /[.?!]["”’]*$/.test(text) ? runs : concat(runs, '.');
}

function closed(text: string): boolean {
  return /[,.?!]”$/.test(text);
}

export function textOf(runs: Runs): string {
  return runs.map(({ text }) => text).join('');
}

function append(runs: CitationRun[], more: Runs): void {
  for (const run of more) {
    const last = runs.at(-1);
    if (last?.italic === run.italic) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') runs.push(run);
  }
}
