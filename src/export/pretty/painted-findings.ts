import type { Finding } from '../../model/finding.ts';
import type { At } from '../../model/position.ts';
import { FindingPlaces } from '../finding-places.ts';
import { visible } from '../visible.ts';
import { findingText, placeText } from '../wording.ts';
import type { Style } from './style.ts';

/** A record's findings, each for the place it concerns, ready to be printed there. */
export class PaintedFindings {
  readonly #places: FindingPlaces;
  readonly #paint: (finding: Finding) => string;
  readonly #style: Style;

  constructor(findings: readonly Finding[], style: Style) {
    this.#places = new FindingPlaces(findings);
    this.#paint = makeFindingPainter(style);
    this.#style = style;
  }

  take(places: readonly At[]): readonly string[] {
    return this.#places.take(places).map(this.#paint);
  }

  /** What no place asked for, with its place in words. */
  rest(): readonly string[] {
    return this.#places.rest().map((finding) => {
      const place = 'at' in finding ? placeText(finding.at) : finding.from;
      return `${this.#paint(finding)} ${this.#style.faint(visible(`[${place}]`))}`;
    });
  }
}

/** Paints findings in the order of printing: a message that has been printed before is not spelled out again. */
export function makeFindingPainter(style: Style): (finding: Finding) => string {
  const printed = new Set<string>();
  return (finding) => {
    const { rule, severity } = finding;
    const text = visible(findingText(finding));
    const isRepeated = printed.has(`${rule} ${text}`);
    printed.add(`${rule} ${text}`);
    return `${style.severity[severity](`${severity} ${visible(rule)}`)} ${isRepeated ? 'as above' : text}`;
  };
}
