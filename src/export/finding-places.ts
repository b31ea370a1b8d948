import type { Finding } from '../model/finding.ts';
import type { At, Span } from '../model/position.ts';

/** Hands out a record's findings to the places they concern, each to the first place that asks. */
export class FindingPlaces {
  #left: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    this.#left = findings;
  }

  /** Takes the findings that fall within one of the places. */
  take(places: readonly At[]): readonly Finding[] {
    const falls = (finding: Finding): boolean =>
      'at' in finding && places.some((place) => overlap(place, finding.at));
    const taken = this.#left.filter(falls);
    this.#left = this.#left.filter((finding) => !falls(finding));
    return taken;
  }

  /** Takes what no place asked for. */
  rest(): readonly Finding[] {
    const rest = this.#left;
    this.#left = [];
    return rest;
  }
}

/** Whether two places share a character; where one of them has no `chars`, whether they share a line. */
export function overlap(a: At, b: At): boolean {
  if (a.page !== b.page) return false;
  if (!a.chars || !b.chars) return a.line !== undefined && a.line === b.line;
  const [start, end] = [Math.max(a.chars[0], b.chars[0]), Math.min(a.chars[1], b.chars[1])];
  // An empty span is a place between characters, such as that of a missing mark at a paragraph's end.
  return start < end || (start === end && (isEmpty(a.chars) || isEmpty(b.chars)));
}

function isEmpty([start, end]: Span): boolean {
  return start === end;
}
