import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../model/finding.ts';
import type { Memcon } from '../model/memcon.ts';
import { memconFrom, type Sketch, type SketchPage } from './example.ts';
import { auditMemcon } from './index.ts';

/**
 * A telephone memorandum as they are released: the call is on a Saturday and typed on Monday; every banner and nearly every
 * mark is struck, and the reading of the struck letter changes with the page. Officials and matters are made up.
 */
const struckPages: Sketch = {
  kind: 'telcon',
  letterhead: 'THE WHITE HOUSE',
  title: 'MEMORANDUM OF TELEPHONE CONVERSATION',
  subject: 'Telephone Conversation with Premier Ostrander ~~(C)~~',
  date: '1997-03-08',
  dateTyped: 'March 8, 1997',
  time: ['9:00 - 9:43 a.m. EST', '09:00', '09:43'],
  venue: 'Oval Office',
  participants: [
    { name: 'President Halloran', role: 'principal' },
    { name: 'Maarland Premier Ilse Ostrander', role: 'principal' },
    { name: 'Ivo Brandt', role: 'interpreter' },
    { name: 'Dana Whitlow', role: 'notetaker' },
    { name: 'Lew Carrow', role: 'notetaker' },
  ],
  authority: { by: 'Roswell T. Ingleby', reason: '1.5 (d)', on: '3/10/07', date: '2007-03-10' },
  releases: [
    {
      stamp: 'ST-ISCAP-13526',
      typed:
        'DECLASSIFIED UNDER AUTHORITY OF THE INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL, E.O. 13526, SECTION 5.3(b)(3) ISCAP APPEAL NO. 2011-903, document no. 7 DECLASSIFICATION DATE: June 04, 2015',
      order: 'E.O. 13526',
      section: '5.3(b)(3)',
      authority: 'INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL',
      case: '2011-903',
      document: '7',
      date: '2015-06-04',
    },
  ],
  stamps: ['CLINTON LIBRARY PHOTOCOPY'],
  pages: [
    {
      says: [
        'PRESIDENT HALLORAN: Good morning, Ilse. (U)',
        'PREMIER OSTRANDER: Good morning. (U)',
        'PRESIDENT HALLORAN: The ferries first. The harbour board meets on Monday. ~~(C)~~',
        'Then the lights on the breakwater. ~~(C)~~',
        'And the pilots, who want their dues by the ton. ~~(C)~~',
      ],
      bottom: '~~CONFIDENTIAL~~',
    },
    {
      says: [
        'The board should decide that. ~~(S)~~',
        'We will not press it. ~~(S)~~',
        'PREMIER OSTRANDER: The pilots will wait. ~~(S)~~',
        'The ferries will not. ~~(S)~~',
        'Let the two ministers write a paper. ~~(S)~~',
      ],
    },
    {
      says: [
        'PRESIDENT HALLORAN: Mine can start next week. ~~(C)~~',
        'He knows the breakwater. ~~(C)~~',
        'He sailed past it as a boy. ~~(C)~~',
        'It had no lights then. ~~(C)~~',
      ],
    },
    {
      says: [
        'PREMIER OSTRANDER: It has two now. (C)',
        'A third is promised. (C)',
        'PRESIDENT HALLORAN: By whom? (C)',
        'PREMIER OSTRANDER: (laughs through the interpreter) By me. (C)',
        'PRESIDENT HALLORAN: Then it will be lit. (C)',
        'PREMIER OSTRANDER: In May. (C)',
      ],
    },
    {
      says: [
        'PRESIDENT HALLORAN: I come in June. ~~(S)~~',
        'PREMIER OSTRANDER: By ferry? ~~(S)~~',
        'THE PRESIDENT: By ferry. ~~(S)~~',
        'PREMIER OSTRANDER: Then they must run. ~~(S)~~',
        'I shall tell the board. ~~(S)~~',
        'THE PRESIDENT: Do. ~~(S)~~',
      ],
      bottom: '~~CONFIDENTIAL~~',
    },
    {
      label: '6',
      says: [
        'PREMIER OSTRANDER: And the dues stay as they are. ~~let~~',
        'THE PRESIDENT: Goodbye, Ilse. (U)',
        'PREMIER OSTRANDER: Goodbye. (U)',
      ],
      bottom: '~~CONFIDENTIAL~~',
    },
  ],
};

/** `THE PRESIDENT` is President Halloran, as the reader of labels would settle it. */
function settled(memcon: Memcon): Memcon {
  return {
    ...memcon,
    body: memcon.body.map((block) =>
      block.kind === 'speech' && block.speaker === 'THE PRESIDENT' ? { ...block, who: 0 } : block,
    ),
  };
}

const findings = auditMemcon(settled(memconFrom(struckPages)));
const of = (rule: string): Finding[] => findings.filter((finding) => finding.rule === rule);
const pageOf = (finding: Finding): number | null => ('at' in finding ? finding.at.page : null);

test('these rules find something, and no others', () => {
  assert.deepEqual([...new Set(findings.map(({ rule }) => rule))].sort(), [
    'BP-01',
    'BP-03',
    'BP-04',
    'BP-09',
    'BP-10',
    'BP-11',
    'CA-02',
    'CA-07',
    'DU-13',
    'RS-08',
  ]);
});

test('no finding is an error: each fault is taken for a misreading, a warning or a note', () => {
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
});

test('BP-01: eleven struck (S) under CONFIDENTIAL are suspected OCR, one finding each', () => {
  assert.deepEqual(of('BP-01').map(pageOf), [2, 2, 2, 2, 2, 5, 5, 5, 5, 5, 5]);
  for (const finding of of('BP-01')) {
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.cause, 'ocr');
    assert.equal(finding.actual, '~~(S)~~');
    assert.equal(finding.expected, '(C)');
    assert.match(finding.message, /suspected OCR.*struck.*banners agree/);
  }
});

test('BP-03: the pages that bear them, and only those', () => {
  assert.deepEqual(of('BP-03').map(pageOf), [2, 5]);
  assert.ok(of('BP-03').every(({ severity, cause }) => severity === 'warning' && cause === 'ocr'));
});

test('BP-09: the struck word is a lost mark, and the level of the banner is proposed', () => {
  const lost = of('BP-09').map((finding) => [finding.actual, finding.expected, pageOf(finding)]);
  assert.deepEqual(lost, [['~~let~~', '(C)', 6]]);
});

test('BP-10: marks that change from page to page', () => {
  assert.equal(of('BP-10').length, 1);
  assert.equal(
    of('BP-10')[0]?.actual,
    'page 1 struck C, page 2 struck S, page 3 struck C, page 4 plain C, page 5 struck S',
  );
});

test('BP-11: six plain (C), on one page, are noted', () => {
  assert.equal(of('BP-11').length, 1);
  assert.match(of('BP-11')[0]!.message, /^6 of 24 .*page 4/);
  assert.equal(of('BP-11')[0]?.severity, 'info');
});

test('BP-04 and RS-08: what the transcriber left out', () => {
  assert.equal(of('BP-04')[0]?.actual, '3 banner lines');
  assert.equal(of('RS-08')[0]?.actual, '6');
  assert.equal(of('RS-08')[0]?.severity, 'warning');
});

test('CA-02 and CA-07: a classifier without a position, foreign information not cited', () => {
  assert.equal(of('CA-02')[0]?.severity, 'warning');
  assert.equal(of('CA-07')[0]?.severity, 'info');
});

test('DU-13: due in 2007, released in 2015', () => {
  assert.match(
    of('DU-13')[0]!.message,
    /8 years and 2 months later\. The automatic date would be 2022-12-31/,
  );
});

const pages = struckPages.pages!;
const withPages = (changed: readonly SketchPage[]): Finding[] =>
  auditMemcon(memconFrom({ ...struckPages, pages: changed })).filter(({ rule }) => rule === 'BP-01');

test('one plain (S) makes them faults of the paper', () => {
  const plain = pages.map((page, i) =>
    i === 1 ? { ...page, says: page.says!.map((says) => says.replace('wait. ~~(S)~~', 'wait. (S)')) } : page,
  );
  assert.deepEqual(new Set(withPages(plain).map(({ severity }) => severity)), new Set(['error']));
});

test('a (C) on the page of an (S) makes them faults of the paper', () => {
  const mixed = pages.map((page, i) =>
    i === 1 ? { ...page, says: [...page.says!, 'And that is all. ~~(C)~~'] } : page,
  );
  assert.deepEqual(new Set(withPages(mixed).map(({ severity }) => severity)), new Set(['error']));
});

test('banners that do not agree make them faults of the paper', () => {
  const uneven = pages.map((page, i) => (i === 4 ? { ...page, bottom: '~~UNCLASSIFIED~~' } : page));
  assert.deepEqual(new Set(withPages(uneven).map(({ severity }) => severity)), new Set(['error']));
});

test('where page breaks were lost, unbroken runs of marks stand in for pages', () => {
  const joined: SketchPage[] = [
    { says: pages.slice(0, 5).flatMap((page) => page.says!), bottom: '~~CONFIDENTIAL~~' },
    pages[5]!,
  ];
  const found = withPages(joined);
  assert.equal(found.length, 11);
  assert.ok(
    found.every(
      ({ severity, message }) => severity === 'warning' && message.includes('page breaks were lost'),
    ),
  );
  const all = auditMemcon(memconFrom({ ...struckPages, pages: joined }));
  assert.equal(all.filter(({ rule }) => rule === 'BP-10').length, 1);
});
