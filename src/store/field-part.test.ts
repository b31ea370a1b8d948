import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '../query/parse.ts';
import { fieldsOf, whatOf } from './field-part.ts';

/** Queries, and what their hits are a part of. */
const cases: readonly (readonly [query: string, what: string])[] = [
  ['harbor', 'paragraphs'],
  ['speaker:vane', 'paragraphs by Vane'],
  ['speaker:vane harbor', 'paragraphs by Vane'],
  ['speaker:"President VANE"', 'paragraphs by President VANE'],
  ['speaker:van*', 'paragraphs by Van…'],
  ['speaker:vane to:"de lorn"', 'paragraphs by Vane to De Lorn'],
  ['participant:o’lorn', 'paragraphs of talks with O’lorn'],
  ['role:interpreter', 'paragraphs by an interpreter'],
  ['mark:s', 'paragraphs marked S'],
  ['mark:none banner:c', 'paragraphs without a mark under the banner C'],
  ['(speaker:vane OR speaker:lorn) kind:telcon', 'paragraphs (by Vane or by Lorn) of kind telcon'],
  ['speaker:vane -mark:struck', 'paragraphs by Vane not with a struck mark'],
  ['date:1997', 'paragraphs of 1997'],
  ['date:1995..1997', 'paragraphs of 1995 to 1997'],
  ['date:1996-02', 'paragraphs of 1996-02'],
  ['date:1997-03-08', 'paragraphs of 1997-03-08'],
  ['date:1997-03-08..', 'paragraphs since 1997-03-08'],
  ['date:..1997-03-08', 'paragraphs until 1997-03-08'],
  ['date:1997-03-08..1997-04-01', 'paragraphs of 1997-03-08 to 1997-04-01'],
];

for (const [query, what] of cases)
  test(`${query} finds a part of ${what}`, () => {
    const parsed = parseQuery(query);
    if ('fault' in parsed) assert.fail(JSON.stringify(parsed.fault));
    assert.equal(whatOf(fieldsOf(parsed.query)), what);
  });
