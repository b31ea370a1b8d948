import type { Excision } from '../model/release.ts';
import type { Span } from '../model/position.ts';

/**
 * What an agency withheld, as the released text shows it: an exemption code in place of the words, or the
 * editors' bracket that counts the lines. Source of the codes: 5 U.S.C. 552(b), E.O. 12958 and E.O. 13526
 * sections 1.4, 1.5, 3.3 and 3.4, ISM's 25X and 50X codes; of the brackets: FRUS.
 */
const code = String.raw`(?:\(?b\)?\s?\([1-9]\)(?:\([A-F]\))?|(?:E\.?O\.?\s?1[0-9]{4}\s?,?\s?(?:Sec(?:tion|\.)?\s?)?)?(?:1\.[345]|3\.[345])\s?\(?[a-h]\)?(?:\s?\(\d{1,2}\))?(?:\s?[,;>&]?\s?\(?[a-h]\)(?:\s?\(\d{1,2}\))?)*|(?:25|50)X\d(?:-(?:HUM|WMD))?)`;
const bracket = new RegExp(
  String.raw`[[(]\s*(?:(?:less than )?(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+)?(?:[½¼¾]|[- ]?\d\/\d| 1\/2)?[ -]*(?:(?:and )?(?:lines?|paragraphs?|pages?|words?|names?|sentences?|dollar amounts?)(?: and \S+ (?:lines?|paragraphs?))?(?: of (?:source )?text)?)?(?:\s?\(\d+ lines?\))?\s*(?:not declassified|withheld|redacted|excised|deleted|denied|sanitized)(?:[^()\[\]]|\([a-z0-9]{1,2}\)){0,60}|redacted|excised|withheld)\s*[\])]`,
  'gi',
);
const bracketedCode = new RegExp(
  String.raw`[[(]\s*(?:Redacted[:\s-]*|Withheld[:\s-]*)?(${code})\s*[\])]`,
  'g',
);
const withheldWords = /declassified|withheld|redacted|excised|deleted|denied|sanitized/i;
/** A code that stands alone on what was the paper's blank: it has no sentence around it. */
const aloneCode = new RegExp(String.raw`^\W{0,2}(${code})\W{0,2}$`);

export interface FoundExcision extends Omit<Excision, 'at'> {
  readonly span: Span;
}

/** A code and the bracket that closes it, torn off from the words before: `1.4(b)]`. It is no portion mark. */
export function isCodeAlone(text: string): boolean {
  return aloneCode.test(text);
}

export function findExcisions(text: string): FoundExcision[] {
  const found: FoundExcision[] = [];
  if (!/[[(\d]/.test(text)) return found;
  const bracketed = text.includes('[') || text.includes('(');
  for (const m of bracketed && withheldWords.test(text) ? text.matchAll(bracket) : []) {
    const lines = /(\d+)(?:[½¼¾])?[ -]*lines?/i.exec(m[0]);
    const within = new RegExp(code).exec(m[0]);
    found.push({
      code: within ? within[0].replace(/\s/g, '') : null,
      typed: m[0],
      extent: lines ? { lines: Number(lines[1]) } : {},
      span: [m.index, m.index + m[0].length],
    });
  }
  const inWords = found.length;
  let next = 0;
  for (const m of bracketed ? text.matchAll(bracketedCode) : []) {
    const span = [m.index, m.index + m[0].length] as const;
    while (next < inWords && found[next]!.span[1] <= span[0]) next++;
    if (next < inWords && found[next]!.span[0] < span[1]) continue;
    found.push({ code: m[1]!.replace(/\s/g, ''), typed: m[0], extent: {}, span });
  }
  const alone = text.length < 60 && found.length === 0 ? aloneCode.exec(text) : null;
  if (alone)
    found.push({ code: alone[1]!.replace(/\s/g, ''), typed: text, extent: {}, span: [0, text.length] });
  return found.sort((a, b) => a.span[0] - b.span[0]);
}
