import { caseFormats } from '../marking/data/case-numbers.ts';

export interface CaseReading {
  /** The case without the number of a document in it. */
  readonly number: string;
  /** "#7", "#52817". */
  readonly document: string | null;
  /** Nothing else stands in the text. */
  readonly whole: boolean;
}

const mostWords = 4;

/** The first case number of a library, agency or panel in the text, by the forms that the table of case numbers holds. */
export function findCase(text: string): CaseReading | null {
  if (!/\d{2}/.test(text)) return null;
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    for (let start = 0; start < words.length; start++) {
      if (!/[\dA-Z]/.test(words[start]![0] ?? '')) continue;
      for (let end = Math.min(words.length, start + mostWords); end > start; end--) {
        const candidate = words
          .slice(start, end)
          .join(' ')
          .replace(/[.,;:]+$/, '');
        const found = match(candidate);
        if (!found) continue;
        const [, number, document] = /^(.*?)(?:,?\s?#\s?(\d+))?$/.exec(found)!;
        return { number: number!, document: document ?? null, whole: start === 0 && end === words.length };
      }
    }
  }
  return null;
}

/** The part of the text that has a case number's form; not every form says where it ends. */
function match(text: string): string | null {
  if (!/\d{2}/.test(text)) return null;
  for (const { pattern } of caseFormats) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return null;
}
