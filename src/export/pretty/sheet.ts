import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Prose wider than this is hard to read, however wide the terminal. */
const widest = 100;
/** Narrower than this nothing is wrapped any further. */
const narrowest = 16;

/** Lines of output, wrapped to a width, with text hanging beside what stands in the margin. */
export class Sheet {
  readonly width: number;
  readonly #lines: string[] = [];

  constructor(width: number) {
    this.width = Math.max(narrowest, Math.min(width, widest));
  }

  /** Wraps the text beside `margin`, which is filled up to `indent` columns on the first line. */
  hang(text: string, indent = 0, margin = ''): void {
    const lines = wrapAnsi(text, Math.max(narrowest, this.width - indent), { hard: true }).split('\n');
    for (const [i, line] of lines.entries())
      this.#lines.push(`${padEnd(i === 0 ? margin : '', indent)}${line}`.trimEnd());
  }

  /** An empty line, unless one is there already. */
  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** Draws a frame around the lines that `fill` puts on a narrower sheet. */
  frame(paint: (text: string) => string, fill: (sheet: Sheet) => void): void {
    const inner = new Sheet(this.width - 4);
    fill(inner);
    const rule = '─'.repeat(inner.width + 2);
    const side = paint('│');
    this.#lines.push(paint(`╭${rule}╮`));
    for (const line of inner.#lines) this.#lines.push(`${side} ${padEnd(line, inner.width)} ${side}`);
    this.#lines.push(paint(`╰${rule}╯`));
  }

  toString(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
