/** One code of a Reason line: section and letters as typed, in lower case. */
export interface ReasonCode {
  readonly section: string;
  readonly letter: string;
}

/**
 * A section with the brackets behind it: `1.5 (d)`, `l.5(b,d)`, `1,4(B) AND (D)`, `I.5 (cl)`. What stands in the brackets may
 * be any one or two signs, so that a misread letter is seen and not skipped.
 */
const group =
  /(?<![\d.])[1lI]\s?[.,]\s?([345])\s{0,3}((?:\(\s?[^()]{1,12}\s?\)\s{0,3}(?:,|and|&|-|;)?\s{0,3})+)/gi;

/**
 * The codes of a Reason line, one each in the order typed: `1.5 (b) and (d)` gives 1.5 b and 1.5 d. Letters that no order
 * knows come back as they stand. A line in words ("foreign relations") gives none.
 */
export function readReason(text: string): ReasonCode[] {
  const codes: ReasonCode[] = [];
  for (const m of text.matchAll(group)) {
    const letters = m[2]!
      .toLowerCase()
      .replace(/\b(?:and|or)\b/g, ',')
      .split(/[^a-z0-9]+/)
      .filter((part) => part !== '');
    for (const letter of letters) codes.push({ section: `1.${m[1]!}`, letter });
  }
  return codes;
}
