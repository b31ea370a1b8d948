import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareNames } from './name-agreement.ts';
import { parseName } from './parse-name.ts';

/** Typed, then titles | given names | surname, with its suffix. */
const names: readonly (readonly [text: string, parts: string])[] = [
  ['Halm, William J.', '| william j | halm'],
  ['President Halm', 'president | | halm'],
  ['Boris N. Halm', '| boris n | halm'],
  ['Amb. Brandt', 'amb | | brandt'],
  ['Gen. Brandt', 'gen | | brandt'],
  ['Sec. Brandt', 'sec | | brandt'],
  ['Asst. Secy. Brandt', 'asst secy | | brandt'],
  ['Ambassador-designate Brandt', 'ambassador-designate | | brandt'],
  ['NEA-Mr. Brandt', 'mr | | brandt'],
  ['Charles de Vries', '| charles | vries'],
  ['Frederik van der Aldering', '| frederik | aldering'],
  ['al-Halim, Abdul', '| abdul | halim'],
  ['Abdul Al-Halim', '| abdul | halim'],
  ['Halm, Harry G., Jr.', '| harry g | halm jr'],
  ['Harry Halm, III', '| harry | halm iii'],
  ['Halm, Major General John K.', 'major general | john k | halm'],
  ['Secretary of State Halm', 'secretary of state | | halm'],
  ['Norwegian Ambassador Halm', 'norwegian ambassador | | halm'],
  ['Ambassador White', 'ambassador | | white'],
  ['White, Anna', '| anna | white'],
  ['King, Anna', '| anna | king'],
  ['Mr. Robert White', 'mr | robert | white'],
  ['H.E. Zoltan Halm', '| zoltan | halm'],
  ['Mr. G.M. Halm', 'mr | g m | halm'],
  ['Anna HALM', '| anna | halm'],
  ['Tao Wei-lin', '| weilin | tao'],
  ['Håkon Østby', '| hakon | ostby'],
  ['The President', 'the president | |'],
  ['Prime Minister of Japan', 'prime minister of japan | |'],
  ['Foreign Minister of Norland', 'foreign minister of norland | |'],
  ['Ambassador Anna Halm General Otto Brandt Senator Emil Roth', 'ambassador | |'],
];

describe('parseName', () => {
  for (const [text, parts] of names)
    test(text, () => {
      const { titles, given, surnames, suffix } = parseName(text);
      const shown = [titles.join(' '), given.join(' '), [surnames[0], suffix].filter(Boolean).join(' ')];
      assert.equal(shown.join(' | ').trim().replace(/\s+/g, ' '), parts);
    });

  test('initials', () => {
    assert.equal(parseName('WJH').initials, 'WJH');
    assert.equal(parseName('Halm').initials, null);
  });

  test('a surname of two words can be asked for by either', () => {
    assert.deepEqual(parseName('Halm Prado, Patricio').surnames, ['halmprado', 'halm', 'prado']);
  });
});

const pairs: readonly (readonly [a: string, b: string, agreement: 'same' | 'bare' | null])[] = [
  ['Halm, William J.', 'William Halm', 'same'],
  ['Halm, William J.', 'President Halm', 'bare'],
  ['Halm, William J.', 'W. J. Halm', 'same'],
  ['Halm, William J.', 'W. Halm', 'bare'],
  ['Halm, William J.', 'Walter Halm', null],
  ['Halm, William J.', 'William K. Halm', null],
  ['Halm, C. Douglas', 'Douglas Halm', 'same'],
  ['Halm, Peter A.', 'A. Halm', null],
  ['Halm, Harry, Jr.', 'Harry Halm', 'same'],
  ['Halm, Harry, Jr.', 'Harry Halm, Sr.', null],
  ['Halm de Brod, Anna', 'Mme. Halm de Brod', 'bare'],
  ['Halm, William J.', 'William Brandt', null],
];

describe('compareNames', () => {
  for (const [a, b, agreement] of pairs)
    test(`${a} and ${b}`, () => {
      assert.equal(compareNames(parseName(a), parseName(b)), agreement);
      assert.equal(compareNames(parseName(b), parseName(a)), agreement);
    });
});
