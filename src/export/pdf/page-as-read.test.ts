import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inventedRecord } from '../../../test/support/invented-record.ts';
import type { Block } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { Page } from '../../model/page.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { alignWords } from './align-words.ts';
import { pageAsRead } from './page-as-read.ts';

const text = `-C0NF1DENT1AL   :   7714

SUBJECT: Feny dues  -(U)-

THE CHANCELL0R: We shou1d talk about the nego-
tiations.   -{G}-
  . ,  '
PREMIER ADLER: Agreed so-
called dues

CONF lDENTIAL`;

const page: Page = {
  number: 1,
  text,
  begins: { by: 'file', confidence: 1 },
  words: [...text.matchAll(/\S+/g)].map((match) => ({
    chars: [match.index, match.index + match[0].length],
    region: { x: 10 * match.index, y: 0, w: 10 * match[0].length, h: 12, dpi: 300 },
  })),
  image: { width: 2550, height: 3300, dpi: 300 },
};

function at(words: string): At {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { page: 1, chars: [start, start + words.length] };
}

function mark(typed: string, change: Partial<PortionMark> = {}): PortionMark {
  return { typed, level: 'C', struck: false, confidence: 0.9, basis: 'image', at: at(typed), ...change };
}

function speech(speaker: string, typedLabel: string, typed: string, read: string, rest = {}): Block {
  const paragraph = { text: read, typed, mark: null, at: at(typed), incidents: [], excisions: [], ...rest };
  const label = typedLabel === speaker ? {} : { typed: typedLabel };
  return { kind: 'speech', speaker, ...label, who: null, paragraphs: [paragraph], at: at(typed) };
}

const said = 'We shou1d talk about the nego-\ntiations.   ';
const lines = ['-C0NF1DENT1AL   :   7714', 'CONF lDENTIAL'].map((typed, i) => ({
  typed,
  level: 'C' as const,
  caveats: [],
  struck: true,
  confidence: 0.8,
  position: i === 0 ? ('top' as const) : ('bottom' as const),
  at: at(typed),
}));
const record: MemconRecord = {
  ...inventedRecord,
  source: { ...inventedRecord.source, pages: [1, 1] },
  letterhead: null,
  title: null,
  control: { typed: '7714', text: '7714', at: at('7714') },
  subject: {
    typed: 'Feny dues  -(U)-',
    text: 'Ferry dues',
    at: at('Feny dues  -(U)-'),
    mark: mark('-(U)-', { level: 'U' }),
  },
  participants: [],
  date: null,
  time: null,
  venue: null,
  banner: { level: 'C', caveats: [], lines },
  authority: null,
  declassification: [],
  stamps: [],
  closing: null,
  drafting: [],
  attachments: [],
  distribution: [],
  furniture: [{ role: 'noise', typed: "  . ,  '", at: at("  . ,  '") }],
  body: [
    speech('THE CHANCELLOR', 'THE CHANCELL0R', said, 'We should talk about the negotiations.', {
      mark: mark('-{G}-', { struck: true }),
    }),
    speech('PREMIER ADLER', 'PREMIER ADLER', 'Agreed so-\ncalled dues', 'Agreed: so-called dues.', {
      mark: mark('-{G}-', {
        typed: '',
        level: 'S',
        at: {
          page: 1,
          chars: at('\n\nCONF').chars!.map(() => text.indexOf('\n\nCONF')) as [number, number],
          region: { x: 5, y: 6, w: 7, h: 8, dpi: 300 },
        },
      }),
    }),
  ],
};

function wordsOf({ text: whole, words = [] }: Page): readonly string[] {
  return words.map(({ chars }) => whole.slice(...chars));
}

describe('a page as read', () => {
  test('has what the record says, each word in its box', () => {
    const again = pageAsRead(record, page);
    assert.deepEqual(wordsOf(again), [
      ...['CONFIDENTIAL', ':', '7714', 'SUBJECT:', 'Ferry', 'dues', '(U)'],
      ...['THE', 'CHANCELLOR', ':', 'We', 'should', 'talk', 'about', 'the', 'negotiations.', '(C)'],
      ...['PREMIER', 'ADLER:', 'Agreed:', 'so-called', 'dues.', '(S)', 'CONFIDENTIAL'],
    ]);
    const box = (word: string): unknown => again.words!.find((_, i) => wordsOf(again)[i] === word)!.region;
    assert.deepEqual(box('(C)'), page.words!.find(({ chars }) => text.slice(...chars) === '-{G}-')!.region);
    assert.deepEqual(box('(S)'), { x: 5, y: 6, w: 7, h: 8, dpi: 300 });
    // The label's colon is cut off its word.
    assert.deepEqual(box('CHANCELLOR'), {
      ...page.words![0]!.region,
      x: 10 * text.indexOf('CHANCELL0R'),
      w: 100,
    });
  });

  test("an editor's correction stands in the boxes of what it corrects", () => {
    const [first, ...others] = record.body;
    assert.ok(first?.kind === 'speech');
    const paragraphs = first.paragraphs.map((one) => ({
      ...one,
      text: 'We should talk about the ferry negotiations now.',
      from: 'editor',
    }));
    const again = pageAsRead({ ...record, body: [{ ...first, paragraphs }, ...others] }, page);
    assert.match(again.text, /We should talk about the ferry\s+negotiations now\.\s+\(C\)/);
  });

  test('a page that reads otherwise than when the record was made keeps its own words', () => {
    const other = { ...page, text: text.replace(/[a-z]/gi, 'x') };
    assert.match(pageAsRead(record, other).text, /xxxx xxxx {2}-\(x\)-\s+xxx xxxxxxxx0x: xx xxxx1x xxxx/);
  });

  test('a record of other pages changes nothing', () => {
    const other = { ...page, number: 7 };
    assert.deepEqual(pageAsRead(record, other), other);
  });
});

test('words of a reading are all put to some word of the page, in their order', () => {
  const words = fc.array(
    fc.constantFrom('the', 'tbe', 'dues', 'nego-', 'tiations', 'negotiations', 'a', ''),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(
      words.filter(({ length }) => length > 0),
      words,
      (shown, read) => {
        const places = alignWords(shown, read);
        assert.equal(places.length, shown.length);
        assert.deepEqual(places.flat(), read);
      },
    ),
  );
  assert.deepEqual(alignWords(['we', 'shou1d', '.', 'talk'], ['we', 'should', 'talk']), [
    ['we'],
    ['should'],
    [],
    ['talk'],
  ]);
  assert.deepEqual(alignWords(['x'], []), [[]]);
});
