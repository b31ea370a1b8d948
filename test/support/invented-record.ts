import type { Paragraph } from '../../src/model/body.ts';
import type { PortionMark } from '../../src/model/marks.ts';
import type { Page } from '../../src/model/page.ts';
import type { At } from '../../src/model/position.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { Text } from '../../src/model/text.ts';
import type { Printable } from '../../src/export/printer.ts';

/** Two pages of an invented memorandum, for tests of what prints records: no stage has read them. */
const texts = [
  `OFFICE OF THE CHANCELLOR

MEMORANDUM OF TELEPHONE CONVERSATION

CONFIDENTIAL

SUBJECT: Call with Premier Adler of Norland ~~(S)~~

PARTICIPANTS: Chancellor Vane
Premier Adler

Interpreter: R. Quill

DATE, TIME: May 3, 1988, 10:05 - 10:20 a.m.
AND PLACE: The Study

THE CHANCELLOR: Good morning, Premier. (U)

PREMIER ADLER: (laughs) It is evening here. We should talk about the
ferry agreement and the nego-
`,
  `CONFIDENTIAL

tiations on the harbor dues. [3 lines withheld, 1.4(d)] ~~(C)~~

The dues are low. let

The Chancellor said that he agreed.

-- End of Conversation --
`,
] as const;

export const inventedPages: readonly Page[] = texts.map((text, i) => ({
  number: i + 1,
  text,
  begins: { by: i === 0 ? 'file' : 'form-feed', confidence: 1 },
}));

/** Where the words stand on the page. */
export function place(page: number, words: string): At {
  const text = texts[page - 1] ?? '';
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`page ${page} does not hold “${words}”`);
  return { page, line: text.slice(0, start).split('\n').length, chars: [start, start + words.length] };
}

function read(page: number, words: string): Text {
  return { typed: words, text: words, at: place(page, words) };
}

function mark(page: number, typed: string, change: Partial<PortionMark> = {}): PortionMark {
  const level = /\(([US C])\)/.exec(typed)?.[1];
  return {
    typed,
    level: level === 'U' || level === 'S' || level === 'C' ? level : null,
    struck: typed.startsWith('~~'),
    confidence: 1,
    basis: 'literal',
    at: place(page, typed),
    ...change,
  };
}

function paragraph(page: number, typed: string, text: string, rest: Partial<Paragraph> = {}): Paragraph {
  return { text, typed, mark: null, at: place(page, typed), incidents: [], excisions: [], ...rest };
}

const firstPart = '(laughs) It is evening here. We should talk about the\nferry agreement and the nego-';
const secondPart = 'tiations on the harbor dues. [3 lines withheld, 1.4(d)] ~~(C)~~';
const withheld = '[3 lines withheld, 1.4(d)]';

export const inventedRecord: MemconRecord = {
  id: 'invented-1-2',
  source: { name: 'call.txt', sha256: '0'.repeat(64), mediaType: 'text/plain', pages: [1, 2] },
  kind: 'telcon',
  letterhead: read(1, 'OFFICE OF THE CHANCELLOR'),
  title: read(1, 'MEMORANDUM OF TELEPHONE CONVERSATION'),
  control: null,
  subject: { ...read(1, 'Call with Premier Adler of Norland'), mark: mark(1, '~~(S)~~') },
  participants: (['Chancellor Vane', 'Premier Adler', 'R. Quill'] as const).map((name, i) => ({
    name,
    title: null,
    role: i === 2 ? 'interpreter' : 'principal',
    side: null,
    typed: name,
    at: place(1, name),
  })),
  date: { typed: 'May 3, 1988', iso: '1988-05-03', at: place(1, 'May 3, 1988') },
  time: {
    typed: '10:05 - 10:20 a.m.',
    start: '10:05',
    end: '10:20',
    zone: null,
    at: place(1, '10:05 - 10:20 a.m.'),
  },
  venue: {
    ...read(1, 'The Study'),
    confidence: 0.6,
    alternatives: [{ text: 'The Sturdy', confidence: 0.3 }],
  },
  banner: {
    level: 'C',
    caveats: [],
    lines: ([1, 2] as const).map((page) => ({
      typed: 'CONFIDENTIAL',
      level: 'C',
      caveats: [],
      struck: false,
      confidence: 1,
      position: 'top',
      at: place(page, 'CONFIDENTIAL'),
    })),
  },
  authority: null,
  declassification: [],
  stamps: [],
  body: [
    {
      kind: 'speech',
      speaker: 'THE CHANCELLOR',
      who: 0,
      at: place(1, 'THE CHANCELLOR: Good morning, Premier. (U)'),
      paragraphs: [
        paragraph(1, 'Good morning, Premier. (U)', 'Good morning, Premier.', { mark: mark(1, '(U)') }),
      ],
    },
    {
      kind: 'speech',
      speaker: 'PREMIER ADLER',
      who: 1,
      at: place(1, 'PREMIER ADLER: (laughs)'),
      paragraphs: [
        paragraph(
          1,
          firstPart,
          `(laughs) It is evening here. We should talk about the ferry agreement and the negotiations on the harbor dues. ${withheld}`,
          {
            typed: `${firstPart}\n${secondPart}`,
            continues: [place(2, secondPart)],
            mark: mark(2, '~~(C)~~'),
            incidents: [{ text: '(laughs)', at: place(1, '(laughs)') }],
            excisions: [{ code: '1.4(d)', typed: withheld, extent: { lines: 3 }, at: place(2, withheld) }],
          },
        ),
        paragraph(2, 'The dues are low. let', 'The dues are low.', {
          mark: mark(2, 'let', {
            struck: true,
            confidence: 0.4,
            alternatives: [{ level: 'C', confidence: 0.3 }],
            basis: 'glyph',
          }),
        }),
      ],
    },
    {
      kind: 'reported',
      speaker: 'The Chancellor',
      who: 0,
      at: place(2, 'The Chancellor said that he agreed.'),
      paragraphs: [
        paragraph(2, 'The Chancellor said that he agreed.', 'The Chancellor said that he agreed.'),
      ],
    },
  ],
  closing: read(2, '-- End of Conversation --'),
  drafting: [],
  attachments: [],
  distribution: [],
  furniture: ([1, 2] as const).map((page) => ({
    role: 'banner',
    typed: 'CONFIDENTIAL',
    at: place(page, 'CONFIDENTIAL'),
  })),
  findings: [
    {
      rule: 'XX-01',
      severity: 'error',
      message: 'The subject is rated above the banner',
      actual: '(S)',
      expected: '(C) or below',
      cause: 'document',
      at: place(1, '~~(S)~~'),
    },
    {
      rule: 'XX-02',
      severity: 'warning',
      message: 'The mark is none that any order knows',
      actual: 'let',
      expected: null,
      cause: 'ocr',
      at: place(2, 'let'),
    },
    {
      rule: 'XX-03',
      severity: 'info',
      message: 'No authority block is typed',
      actual: null,
      expected: 'an authority block',
      cause: 'unsure',
      from: 'rule: whole record',
    },
  ],
  notes: [],
};

/** The invented record as a reading, with changes. */
export function inventedReading(change: Partial<MemconRecord> = {}): Printable {
  return {
    path: 'calls/call.txt',
    mediaType: 'text/plain',
    pages: inventedPages,
    result: {
      schema: 'memcon/1',
      records: [{ ...inventedRecord, ...change }],
      otherPages: [{ page: 3, kind: 'withdrawal-sheet' }],
    },
  };
}
