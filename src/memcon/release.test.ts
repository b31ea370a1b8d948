import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../../test/support/lines.ts';
import type { Line, LineRole } from '../model/line.ts';
import { readAuthority } from './authority.ts';
import { findCase } from './case-number.ts';
import { linesOfOverlays, readDeclassifications, readStamps } from './release.ts';

/** Lines of one page, all of one role. */
function as(role: LineRole, text: string): Line[] {
  return linesOf(text)
    .filter((line) => line.text !== '')
    .map((line) => ({ ...line, role }));
}

interface Release {
  readonly text: string;
  readonly order?: string;
  readonly section?: string;
  readonly authority?: string;
  readonly case?: string;
  readonly document?: string;
  readonly date?: string;
}

const releases: readonly Release[] = [
  {
    // The paper's own day stands on the line of the handwritten one.
    text: 'DECLASSIFIED\nPER E.O. 13526\n2013-0517-M\nRDS 4/4/2015 July 22, 1995',
    order: 'E.O. 13526',
    case: '2013-0517-M',
    date: '2015-04-04',
  },
  {
    text: 'DECLASSIFIED\nPER E.O. 12958,\nAS AMENDED\n2003-1187-F\nEs 4/16/2009',
    order: 'E.O. 12958',
    case: '2003-1187-F',
    date: '2009-04-16',
  },
  {
    text: 'DECLASSIFIED - E.O. 12958, Sec. 3.6\nWITH PORTIONS EXEMPTED\nE.O. 12958, Sec. 1.5 (c)\nMR 02-114, #7; NSC ltr. 8/19/03\nBy kr, NARA, Date 9/4/03',
    order: 'E.O. 12958',
    section: '3.6',
    case: 'MR 02-114',
    document: '7',
    date: '2003-09-04',
  },
  {
    text: 'DECLASSIFIED\nAuthority NND 857004\nBy LM NARA Date 4/21/88',
    authority: 'NND 857004',
    date: '1988-04-21',
  },
  {
    text: 'DECLASSIFIED\nE.O. 13526\nAuthority NLC-128-4-7-2-9\nNARA RB Date 8/5/13',
    order: 'E.O. 13526',
    case: 'NLC-128-4-7-2-9',
    date: '2013-08-05',
  },
  { text: 'DECLASSIFIED\nNLRR F99-041/3 #52817', case: 'NLRR F99-041/3', document: '52817' },
  {
    text: 'Declassified by order of the President\nOctober 3, 2019',
    authority: 'order of the President',
    date: '2019-10-03',
  },
  { text: 'DECLASSIFIED\nPER E.O. 12058', order: 'E.O. 12958' },
  { text: 'DECLASSIFIED\nPERE. 13526', order: 'E.O. 13526' },
  { text: 'DECLASSIFIED\nPER E.(. 12958,', order: 'E.O. 12958' },
  { text: 'DECLASSIFIED\nPERG 2058\nAS AMENDED', order: 'E.O. 12958' },
];
for (const { text, ...expected } of releases)
  test(`release: ${text.replaceAll('\n', ' / ')}`, () => {
    const [stamp, ...more] = readDeclassifications(as('declassification', text));
    assert.deepEqual(more, []);
    const { order, section, authority, case: number, document, date } = stamp!;
    const parts = { order, section, authority, case: number, document, date };
    assert.deepEqual(Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)), expected);
  });

test('an order with a wrong digit is read with doubt', () => {
  const [sound] = readDeclassifications(as('declassification', 'DECLASSIFIED PER E.O. 13526'));
  const [torn] = readDeclassifications(as('declassification', 'DECLASSIFIED PER E.O. 13529'));
  assert.equal(sound?.confidence, undefined);
  assert.equal(torn?.order, 'E.O. 13526');
  assert.ok(torn.confidence! < 1);
});

test('the stamp on two pages is one release', () => {
  const text = 'DECLASSIFIED\nPER E.O. 13526\n2015-0226-M (1.14)\f';
  assert.equal(readDeclassifications(as('declassification', text + text)).length, 1);
});

test('the code of what was withheld gives no order of release', () => {
  const code = 'E.O. 13526 1.4(d)';
  assert.deepEqual(readDeclassifications(as('declassification', code)), []);
  const [stamp] = readDeclassifications(as('declassification', `${code}\nDECLASSIFIED\nPER E.O. 12958,`));
  assert.equal(stamp?.order, 'E.O. 12958');
});

test('the block’s own line is no release', () => {
  assert.deepEqual(readDeclassifications(as('authority', 'DECLASSIFY ON: OADR')), []);
});

const cases: readonly (readonly [text: string, number: string | null, document: string | null])[] = [
  ['2016-0771-M (1.03)', '2016-0771-M (1.03)', null],
  ['FM:  SECSTATE WASHDC        2016-0771-M (1.03)', '2016-0771-M (1.03)', null],
  ['MR 02-114, #7; NSC ltr. 8/19/03', 'MR 02-114', '7'],
  ['NLR-101-12C-3-4-5', 'NLR-101-12C-3-4-5', null],
  ['E.O. 12958, Sec. 3.6', null, null],
  ['4/16/2009', null, null],
];
for (const [text, number, document] of cases)
  test(`case number in "${text}"`, () => {
    const found = findCase(text);
    assert.deepEqual([found?.number ?? null, found?.document ?? null], [number, document]);
  });

const blocks: readonly (readonly [text: string, part: string, value: string | null])[] = [
  ['Classified by: Ruth Calloway, Senior Director', 'classifiedBy', 'Ruth Calloway, Senior Director'],
  ['E2 IMPDET CL BY 018844', 'classifiedBy', '018844'],
  ['Derived from:  Multiple Sources', 'derivedFrom', 'Multiple Sources'],
  ['Reason: 1.5 (b) (d)', 'reason', '1.5 (b) (d)'],
  ['Declassify on: OADR', 'declassifyOn', 'OADR'],
  ['Declassify on: 25X6, 20600129', 'declassifyOn', '25X6, 20600129'],
  ['Dec1assify on: 3/10/07', 'declassifyOn', '3/10/07'],
  ['Review on February 13, 2000', 'declassifyOn', 'February 13, 2000'],
  ['AUTOMATICALLY DECLASSIFIED ON: Imp. to Det.', 'declassifyOn', 'Imp. to Det.'],
  ['E.O. 12356: DECL:OADR', 'declassifyOn', 'OADR'],
  ['Classified by: Ruth Calloway               DE LASSIEIED', 'classifiedBy', 'Ruth Calloway'],
  ['Reason: 1.5 (d)             LIBRARY PHOTO', 'reason', '1.5 (d)'],
  ['Reason: Declassify', 'reason', null],
  ['Declassify oh; s L dale! ONG FARAR', 'declassifyOn', null],
];
for (const [text, part, value] of blocks)
  test(`authority: ${text}`, () => {
    const authority = readAuthority(as('authority', text));
    assert.ok(authority);
    const { classifiedBy, derivedFrom, reason, declassifyOn } = authority;
    const found = Object.entries({ classifiedBy, derivedFrom, reason, declassifyOn });
    const parts = Object.fromEntries(found.flatMap(([name, line]) => (line ? [[name, line.text]] : [])));
    assert.deepEqual(parts, value === null ? {} : { [part]: value });
  });

test('a code and a day are both read', () => {
  const on = readAuthority(as('authority', 'Declassify on: 25X6, 20600129'))?.declassifyOn;
  assert.equal(on?.code, '25X6');
  assert.equal(on.date, '2060-01-29');
});

const torn: readonly (readonly [typed: string, text: string])[] = [
  ['OADK', 'OADR'],
  ['0ADR', 'OADR'],
  ['O0ADR', 'OADR'],
  ['O4DK', 'OADR'],
  ['QALR', 'OADR'],
  ['12/2805', '12/28/05'],
  ['1228/05', '12/28/05'],
  ['Xé6', 'X6'],
  ['12/23,05', '12/23/05'],
];
for (const [typed, text] of torn)
  test(`behind Declassify on a torn ${typed} is read as ${text}, and stays as typed`, () => {
    const on = readAuthority(as('authority', `Declassify on: ${typed}`))?.declassifyOn;
    assert.equal(on?.typed, typed);
    assert.equal(on.text, text);
    assert.ok(on.confidence! < 1);
    const days: Readonly<Record<string, string>> = { '12/28/05': '2005-12-28', '12/23/05': '2005-12-23' };
    assert.equal(on.code ?? on.date, days[text] ?? text);
  });

test('a value on a line that was read unsurely is said with as much doubt', () => {
  const at = (readConfidence: number): number | undefined =>
    readAuthority(as('authority', 'Declassify on: X6').map((line) => ({ ...line, readConfidence })))
      ?.declassifyOn?.confidence;
  assert.equal(at(0.62), 0.62);
  assert.equal(at(0.95), undefined);
});

for (const typed of ['USSR', 'WB © L RAR PHOTOCOP', '2800/05', 'LIBRARY', '99/99,05'])
  test(`behind Declassify on ${typed} is nothing`, () => {
    assert.equal(readAuthority(as('authority', `Declassify on: ${typed}`))?.declassifyOn, null);
  });

for (const [typed, codes] of [
  ['1.5(b)(qg)', ['1.5(b)', '1.5(g)']],
  ['1.5(9),(cl)', ['1.5(g)', '1.5(d)']],
  ['1.5(h)', ['1.5(b)']],
  ['1.4(h)', ['1.4(h)']],
  ['1.5 0d)', ['1.5(d)']],
  ['1.5d)', ['1.5(d)']],
  ['1.4 (b) and .(d)', ['1.4(b)', '1.4(d)']],
  ['1.5(b) d)', ['1.5(b)', '1.5(d)']],
  ['1.4 (b) and (4d)', ['1.4(b)', '1.4(d)']],
] as const)
  test(`a Reason of ${typed} has the codes ${codes.join(' ')}`, () => {
    const reason = readAuthority(as('authority', `Reason: ${typed}`))?.reason;
    assert.equal(reason?.typed, typed);
    assert.deepEqual(reason.codes, codes);
  });

for (const text of [
  'declassified after 12 years',
  'Declassified by order of the President',
  'DOWNGRADED AT 3-YEAR INTERVALS',
])
  test(`no authority: ${text}`, () => {
    assert.equal(readAuthority(as('authority', text)), null);
  });

test('a stamp has the kind that the table gives it', () => {
  assert.deepEqual(
    readStamps(as('stamp', 'HALLORAN LIBRARY PHOTOCOPY')).map(({ kind }) => kind),
    ['ST-PHOTOCOPY'],
  );
});

test('a stamp’s words behind a line of text are furniture of their own', () => {
  const lines = as('body', 'to a ceasefire. (S) DECLASSIFIED');
  const [overlay] = linesOfOverlays(lines);
  assert.equal(overlay?.text, 'DECLASSIFIED');
  assert.equal(overlay.role, 'declassification');
  assert.deepEqual(overlay.chars, [20, 32]);
});
