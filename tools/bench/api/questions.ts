import { printQuery } from '../../../src/query/index.ts';
import type { Query } from '../../../src/query/query.ts';
import type { Generator } from '../library/generate.ts';

const word = (text: string): Query => ({ kind: 'word', text, prefix: false });
const all = (...of: readonly Query[]): Query => ({ kind: 'and', of });

/** What readers ask: words, phrases, a speaker and a word, fields; never the same twice. */
export function* distinctQuestions(library: Generator): IterableIterator<string, never> {
  const { vocabulary } = library;
  const usual = vocabulary.slice(5, 400).filter((text) => text.length > 2);
  const asked = new Set<string>();
  for (let n = 0; ; n++) {
    const [a, b] = [usual[(n * 7) % usual.length]!, usual[(n * 31 + (n >> 5) * 13 + 17) % usual.length]!];
    const rare = library.rareWord(20 + ((n * 37) % 40_000));
    const speaker: Query = {
      kind: 'field',
      field: 'speaker',
      value: library.speaker(n % 400),
      prefix: false,
    };
    const year = 1950 + (n % 60);
    const forms: readonly Query[] = [
      all(word(a), word(b)),
      word(rare),
      all(speaker, word(b)),
      { kind: 'phrase', words: [a.toLowerCase(), b.toLowerCase()] },
      all(word(a), word(rare)),
      all(word(b), { kind: 'date', from: `${year}-01-01`, to: `${year}-12-31` }),
      { kind: 'or', of: [word(a), word(rare)] },
      all(word(a), { kind: 'field', field: 'kind', value: 'telcon', prefix: false }, word(b)),
      all(word(a), { kind: 'not', of: word(b) }),
    ];
    const question = printQuery(forms[n % forms.length]!);
    if (asked.has(question)) continue;
    asked.add(question);
    yield question;
  }
}
