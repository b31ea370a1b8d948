import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { queryFields, queryHelp } from './fields.ts';
import { parseQuery, queryLimits } from './parse.ts';
import { printQuery } from './print.ts';
import type { Query, QueryFault } from './query.ts';

function parsed(text: string): Query {
  const result = parseQuery(text);
  if ('fault' in result) throw new Error(`“${text}”: ${result.fault.message}`);
  return result.query;
}

function faultOf(text: string): QueryFault {
  const result = parseQuery(text);
  if ('query' in result) throw new Error(`“${text}” was read as ${printQuery(result.query)}`);
  return result.fault;
}

const word = (text: string): Query => ({ kind: 'word', text, prefix: false });
const field = (name: 'speaker' | 'mark', value: string): Query => ({
  kind: 'field',
  field: name,
  value,
  prefix: false,
});

describe('what a query means', () => {
  test('words, phrases and what to leave out', () => {
    assert.deepEqual(parsed('speaker:adler "harbor dues" -ferry'), {
      kind: 'and',
      of: [
        field('speaker', 'adler'),
        { kind: 'phrase', words: ['harbor', 'dues'] },
        { kind: 'not', of: word('ferry') },
      ],
    });
  });

  test('a value of parentheses goes to the field before them', () => {
    assert.deepEqual(parsed('speaker:(adler OR marlow)'), {
      kind: 'or',
      of: [field('speaker', 'adler'), field('speaker', 'marlow')],
    });
  });

  test('NEAR in both forms', () => {
    const near: Query = { kind: 'near', words: ['harbor', 'dues'], distance: 5 };
    assert.deepEqual(parsed('NEAR(harbor dues, 5)'), near);
    assert.deepEqual(parsed('harbor NEAR/5 dues'), near);
    assert.deepEqual(parsed('harbor NEAR dues'), { ...near, distance: 10 });
  });

  test('a query of nothing asks for everything', () => {
    assert.deepEqual(parsed('  '), { kind: 'all' });
    assert.deepEqual(parsed('*'), { kind: 'all' });
  });

  test('values of closed lists come in the spelling of the list', () => {
    assert.deepEqual(parsed('mark:ts'), field('mark', 'TS'));
    assert.deepEqual(parsed('MARK:None'), field('mark', 'none'));
  });

  /** Query as typed → the same in its printed form. */
  const readings: Readonly<Record<string, string>> = {
    'ferry dues': 'ferry dues',
    'ferry AND dues': 'ferry dues',
    'ferry OR dues harbor': 'ferry OR (dues harbor)',
    '(ferry OR dues) harbor': '(ferry OR dues) harbor',
    'a b (c d)': 'a b c d',
    'NOT ferry harbor': '-ferry harbor',
    'NOT NOT ferry': 'ferry',
    '-(-ferry)': 'ferry',
    'harbor -(ferry OR dues)': 'harbor -(ferry OR dues)',
    'harbor NOT(ferry)': 'harbor -ferry',
    '* ferry': 'ferry',
    'ferry OR *': '*',
    '-mark:C *': '* -mark:C',
    'har*': 'har*',
    '"harbor"': 'harbor',
    '"harbor"*': 'harbor*',
    '“harbor dues”': '"harbor dues"',
    '„harbor dues“ «ferry line»': '"harbor dues" "ferry line"',
    'U.S.': '"u s"',
    'non-proliferation': '"non proliferation"',
    "O'Brien": '"o brien"',
    'O\u2019Brien': '"o brien"',
    'non-prolif*': 'non prolif*',
    'ferry, dues!': 'ferry dues',
    'ferry - dues & – more': 'ferry dues more',
    '10:30 a.m.': '"10 30" "a m"',
    'or and not near': 'or and not near',
    '"OR"': 'or',
    'PREMIER ADLER: ferry': 'premier adler ferry',
    'SPEAKER: adler': 'speaker:adler',
    'speaker:“Premier Adler”': 'speaker:"Premier Adler"',
    'speaker:(premier adler)': 'speaker:premier speaker:adler',
    'speaker:adl*': 'speaker:adl*',
    'speaker:"premier adl"*': 'speaker:"premier adl"*',
    'speaker:adler,': 'speaker:adler',
    'speaker:"OR"': 'speaker:"OR"',
    'speaker:#12': 'speaker:#12',
    'to:"#12"': 'to:#12',
    'text:(ferry OR "harbor dues")': 'ferry OR "harbor dues"',
    'reason:1.5(d)': 'reason:1.5(d)',
    'reason:"1.5 (D)"': 'reason:1.5(d)',
    'reason:(1.5(b) OR 1.5(d))': 'reason:1.5(b) OR reason:1.5(d)',
    'reason:"(b)(1)"': 'reason:"(b)(1)"',
    'reason:"harbor , "': 'reason:harbor',
    'finding:cto:': 'finding:CTO',
    'order:"E.O. 13526"': 'order:13526',
    'order:EO12958': 'order:12958',
    'finding:bp-01': 'finding:BP-01',
    'record:0f3c-1-2': 'record:0f3c-1-2',
    'kind:Telcon': 'kind:telcon',
    'date:1995': 'date:1995',
    'date:1995-3': 'date:1995-03',
    'date:1995-03-04': 'date:1995-03-04',
    'date:1995..1997': 'date:1995..1997',
    'date:..1997': 'date:..1997',
    'date:1995-03..': 'date:1995-03..',
    'date:1995-01-01..1995-12-31': 'date:1995',
    'date:1996-02-01..1996-02-29': 'date:1996-02',
    'date:"22 November 1997"': 'date:1997-11-22',
    'date:"November 22, 1997"': 'date:1997-11-22',
    'date:"November 1997"': 'date:1997-11',
    'date:"March 1995 .. 4 May 1996"': 'date:1995-03..1996-05-04',
    'date:(1995 OR 1997)': 'date:1995 OR date:1997',
  };
  for (const [typed, printed] of Object.entries(readings))
    test(typed, () => assert.equal(printQuery(parsed(typed)), printed));
});

describe('what is wrong with a query, and where', () => {
  /** Query → the part of it that the fault is at, and what its message says. */
  const faults: Readonly<Record<string, readonly [part: string, says: RegExp]>> = {
    '-ferry': ['-ferry', /only what to leave out; put \* before/],
    'harbor OR -ferry': ['-ferry', /only what to leave out/],
    'harbor -(-ferry -dues)': ['(-ferry -dues)', /only what to leave out/],
    'harbor -*': ['-*', /nothing is left/],
    'harbor OR': ['OR', /OR has nothing after it/],
    'AND harbor': ['AND', /AND has nothing before it/],
    'a AND OR b': ['AND', /AND has nothing after it/],
    'harbor NOT': ['NOT', /NOT has nothing after it/],
    '(harbor': ['(', /not closed/],
    '(harbor OR (ferry)': ['(', /not closed/],
    'harbor)': [')', /closes none/],
    'harbor ()': ['()', /nothing in these parentheses/],
    'harbor "ferry': ['"', /no second one/],
    '...': ['...', /no letter or digit/],
    '"..."': ['"..."', /no letter or digit/],
    '*ferry': ['*ferry', /end of a word/],
    'f*rry': ['f*rry', /end of a word/],
    'f*': ['f*', /needs 2 letters/],
    '"harbor dues"*': ['"harbor dues"*', /a single word/],
    'speeker:adler': ['speeker', /did you mean speaker:\?/],
    'speeker: adler': ['speeker', /did you mean speaker:\?/],
    'http://example': ['http', /the fields are speaker, to, /],
    'speaker:': ['speaker:', /takes a name, .*: speaker:adler/],
    'speaker: OR adler': ['speaker:', /no value/],
    'speaker:*': ['*', /\* alone is no value/],
    'speaker:-adler': ['speaker:-', /-speaker:/],
    'speaker:"--"': ['"--"', /no letter or digit in this; speaker: takes/],
    'speaker:(adler date:1995)': ['date:', /among the values of speaker:/],
    'subject:(oil NEAR gas)': ['oil NEAR gas', /not the values of subject:/],
    'subject:NEAR(oil gas)': ['subject:', /no value/],
    'role:speaker': ['speaker', /principal, participant, interpreter, notetaker/],
    'kind:cable': ['cable', /telcon, memcon, other/],
    'mark:X': ['X', /U, SBU, .*TS, none, unread/],
    'mark:C*': ['C*', /in full/],
    'banner:unread': ['unread', /none$/],
    'date:1995-13': ['1995-13', /calendar/],
    'date:1995-02-29': ['1995-02-29', /calendar/],
    'date:yesterday': ['yesterday', /write 1995, 1995-03/],
    'date:22 November': ['22', /"4 March 1995"/],
    'date:1997..1995': ['1997..1995', /write 1995\.\.1997/],
    'date:199*': ['199*', /no \*/],
    'NEAR(oil price': ['NEAR(oil price', /not closed/],
    'NEAR(oil)': ['NEAR(oil)', /two words at least/],
    'NEAR(oil pri*)': ['NEAR(oil pri*)', /no \*/],
    'NEAR(oil price, 51)': ['NEAR(oil price, 51)', /from 1 to 50/],
    'oil NEAR': ['NEAR', /between two words/],
    'oil NEAR "gas price"': ['NEAR', /between two words/],
    'a NEAR/5 b NEAR/6 c': ['NEAR/6', /One distance/],
  };
  for (const [text, [part, says]] of Object.entries(faults))
    test(text, () => {
      const { message, at } = faultOf(text);
      assert.equal(text.slice(...at), part);
      assert.match(message, says);
    });

  test('a query that is too long, too deep or of too many words', () => {
    const { length, depth, terms } = queryLimits;
    assert.deepEqual(faultOf('a'.repeat(length + 1)).at, [length, length + 1]);
    assert.match(faultOf('('.repeat(depth + 1)).message, /More than 20 parentheses/);
    assert.match(faultOf('ab '.repeat(terms + 1)).message, /more than 100 words/);
    parsed('a'.repeat(length));
    parsed('('.repeat(depth) + 'ab' + ')'.repeat(depth));
    parsed('ab '.repeat(terms));
  });
});

test('the help has each field once, with an example that is a query', () => {
  assert.deepEqual(queryHelp.map((help) => help.field).toSorted(), [...queryFields].sort());
  for (const { example } of queryHelp) parsed(example);
});
