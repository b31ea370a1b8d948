import picocolors from 'picocolors';
import type { Severity } from '../../model/finding.ts';

export type Paint = (text: string) => string;

/** What each thing looks like. Without colour nothing is lost: what is struck stands between tildes. */
export interface Style {
  readonly title: Paint;
  readonly faint: Paint;
  readonly doubt: Paint;
  readonly struck: Paint;
  readonly mark: Paint;
  readonly aside: Paint;
  readonly withheld: Paint;
  readonly heading: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  /** For a participant by index; null for a label that no participant owns. */
  readonly speaker: (who: number | null) => Paint;
}

export function makeStyle(colour: boolean): Style {
  const c = picocolors.createColors(colour);
  const voices = [c.cyan, c.magenta, c.green, c.blue, c.yellow];
  return {
    title: c.bold,
    faint: c.dim,
    doubt: c.yellow,
    struck: colour ? c.strikethrough : (text) => `~~${text}~~`,
    mark: c.bold,
    aside: c.italic,
    withheld: c.inverse,
    heading: (text) => c.bold(c.underline(text)),
    severity: { error: c.red, warning: c.yellow, info: c.cyan },
    speaker: (who) => (text) => c.bold(who === null ? text : voices[who % voices.length]!(text)),
  };
}
