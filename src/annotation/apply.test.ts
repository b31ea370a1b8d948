import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inventedRecord, place } from '../../test/support/invented-record.ts';
import { doubtsOf } from './doubts.ts';
import { applyCorrections, paragraphsOf, type Correction } from './index.ts';
import type { MemconRecord } from '../model/record.ts';

const texts = paragraphsOf(inventedRecord).map(({ paragraph }) => paragraph.text);

/** The record after corrections that all fit. */
function apply(...corrections: Correction[]): MemconRecord {
  const { record, unfit } = applyCorrections(inventedRecord, corrections);
  assert.deepEqual(unfit, []);
  return record;
}

const unfitOf = (...corrections: Correction[]): readonly number[] =>
  applyCorrections(inventedRecord, corrections).unfit;

/** Who says what: "speaker (who): text", one line a paragraph. */
function outline(record: MemconRecord): string[] {
  return record.body.flatMap((block) =>
    block.kind === 'heading'
      ? []
      : block.paragraphs.map(
          ({ text }) =>
            `${block.kind === 'narrative' ? '-' : `${block.speaker} (${block.who})`}: ${text.slice(0, 22)}`,
        ),
  );
}

describe('paragraphsOf', () => {
  test('counts over speeches and leaves headings out', () => {
    const heading = { kind: 'heading', text: 'Harbors', at: { page: 1 } } as const;
    const numbered = paragraphsOf({ body: [heading, ...inventedRecord.body] });
    assert.deepEqual(
      numbered.map(({ n, block, index }) => [n, block, index]),
      [
        [1, 1, 0],
        [2, 2, 0],
        [3, 2, 1],
        [4, 3, 0],
      ],
    );
  });
});

describe('head', () => {
  test('a field is corrected beside what is typed', () => {
    const { venue } = apply({ kind: 'field', field: 'venue', was: 'The Study', value: 'The Library' });
    assert.deepEqual(venue, {
      typed: 'The Study',
      text: 'The Library',
      at: inventedRecord.venue?.at,
      from: 'editor',
    });
  });

  test('the subject keeps its mark', () => {
    const was = 'Call with Premier Adler of Norland';
    const { subject } = apply({ kind: 'field', field: 'subject', was, value: 'Ferries' });
    assert.deepEqual(subject?.mark, inventedRecord.subject?.mark);
    assert.equal(subject?.text, 'Ferries');
  });

  test('a value that the reading lacks has nothing typed', () => {
    const { control } = apply({ kind: 'field', field: 'control', was: null, value: '88-17' });
    assert.deepEqual(control, { typed: '', text: '88-17', at: { page: 1 }, from: 'editor' });
  });

  test('a value can be taken out', () => {
    assert.equal(apply({ kind: 'field', field: 'venue', was: 'The Study', value: null }).venue, null);
  });

  test('kind, date and time', () => {
    const record = apply(
      { kind: 'record-kind', was: 'telcon', value: 'memcon' },
      { kind: 'date', was: '1988-05-03', value: '1988-05-04' },
      {
        kind: 'time',
        was: { start: '10:05', end: '10:20', zone: null },
        value: { start: '10:05', end: '10:25', zone: 'EST' },
      },
    );
    assert.equal(record.kind, 'memcon');
    assert.deepEqual([record.date?.iso, record.date?.typed], ['1988-05-04', 'May 3, 1988']);
    assert.deepEqual(
      [record.time?.end, record.time?.zone, record.time?.typed],
      ['10:25', 'EST', '10:05 - 10:20 a.m.'],
    );
  });

  test('the same place is corrected again by what the first correction left', () => {
    const first: Correction = { kind: 'date', was: '1988-05-03', value: null };
    const second: Correction = { kind: 'date', was: null, value: '1988-06-03' };
    assert.equal(apply(first, second).date?.iso, '1988-06-03');
    assert.deepEqual(unfitOf(second), [0]);
  });

  test('accepting a reading settles it', () => {
    const { venue } = apply({ kind: 'field', field: 'venue', was: 'The Study', value: 'The Study' });
    assert.equal(venue?.confidence, undefined);
    assert.equal(venue?.from, 'editor');
  });
});

describe('participants', () => {
  const chancellor = { name: 'Chancellor Vane', title: null, role: 'principal', side: null } as const;
  const clerk = { name: 'T. Orme', title: 'Clerk', role: 'notetaker', side: null } as const;

  test('one taken out gives up his speeches and the others keep theirs', () => {
    const record = apply({ kind: 'participant', index: 0, was: chancellor, value: null });
    assert.deepEqual(
      record.participants.map(({ name }) => name),
      ['Premier Adler', 'R. Quill'],
    );
    assert.deepEqual(
      record.body.map((block) => ('who' in block ? block.who : undefined)),
      [null, 0, null],
    );
  });

  test('one added can be corrected and can speak', () => {
    const record = apply(
      { kind: 'participant', index: 0, was: chancellor, value: null },
      { kind: 'participant', index: null, was: null, value: clerk },
      { kind: 'participant', index: 3, was: clerk, value: { ...clerk, title: 'Chief Clerk' } },
      { kind: 'speaker', paragraph: 4, was: 'The Chancellor', value: 'The Clerk', who: 3 },
    );
    assert.equal(record.participants[2]?.title, 'Chief Clerk');
    assert.deepEqual(outline(record).slice(3), ['The Clerk (2): The Chancellor said th']);
  });

  test('those after one taken out are corrected and accepted by their own index', () => {
    const unsure: MemconRecord = {
      ...inventedRecord,
      participants: inventedRecord.participants.map((one) => ({ ...one, confidence: 0.5 })),
    };
    const out: Correction = { kind: 'participant', index: 0, was: chancellor, value: null };
    const corrected = applyCorrections(unsure, [out]);
    assert.deepEqual(corrected.slots, [1, 2]);
    const doubts = doubtsOf(corrected.record, corrected).filter(
      ({ acceptance }) => acceptance.kind === 'participant',
    );
    assert.equal(doubts.length, 2);
    for (const { acceptance } of doubts)
      assert.deepEqual(applyCorrections(unsure, [out, acceptance]).unfit, []);
  });

  test('one taken out comes back with what was typed', () => {
    const record = apply(
      { kind: 'participant', index: 0, was: chancellor, value: null },
      { kind: 'participant', index: 0, was: null, value: { ...chancellor, side: 'Norland' } },
    );
    assert.equal(record.participants[0]?.typed, 'Chancellor Vane');
    assert.equal('who' in record.body[0]! && record.body[0].who, 0);
  });

  test('a speaker who is not there does not fit', () => {
    assert.deepEqual(
      unfitOf({ kind: 'speaker', paragraph: 1, was: 'THE CHANCELLOR', value: 'Orme', who: 7 }),
      [0],
    );
  });
});

describe('body', () => {
  test('another speaker holds to the end of the speech', () => {
    const record = apply({
      kind: 'speaker',
      paragraph: 2,
      was: 'PREMIER ADLER',
      value: 'The Interpreter',
      who: 2,
    });
    assert.deepEqual(outline(record).slice(1, 3), [
      'The Interpreter (2): (laughs) It is evening',
      'The Interpreter (2): The dues are low.',
    ]);
    const block = record.body[1]!;
    assert.equal('typed' in block && block.typed, 'PREMIER ADLER');
  });

  test('a later paragraph begins a new speech, resolved by its label', () => {
    const record = apply({ kind: 'speaker', paragraph: 3, was: 'PREMIER ADLER', value: 'Chancellor Vane' });
    assert.deepEqual(outline(record), [
      'THE CHANCELLOR (0): Good morning, Premier.',
      'PREMIER ADLER (1): (laughs) It is evening',
      'Chancellor Vane (0): The dues are low.',
      'The Chancellor (0): The Chancellor said th',
    ]);
  });

  test('no speaker makes it narrative', () => {
    const record = apply({ kind: 'speaker', paragraph: 4, was: 'The Chancellor', value: null });
    assert.equal(record.body.at(-1)?.kind, 'narrative');
  });

  test('a mark', () => {
    const record = apply({
      kind: 'mark',
      paragraph: 3,
      was: { level: null, struck: true },
      value: { level: 'U', struck: true },
    });
    const { mark } = paragraphsOf(record)[2]!.paragraph;
    assert.deepEqual(mark, {
      typed: 'let',
      level: 'U',
      struck: true,
      confidence: 1,
      basis: 'editor',
      at: place(2, 'let'),
    });
  });

  test('a text that no longer holds an incident says so', () => {
    const { record, lost } = applyCorrections(inventedRecord, [
      { kind: 'text', paragraph: 2, was: texts[1]!, value: 'It is evening here.' },
    ]);
    const { paragraph } = paragraphsOf(record)[1]!;
    assert.equal(paragraph.text, 'It is evening here.');
    assert.equal(paragraph.typed, paragraphsOf(inventedRecord)[1]!.paragraph.typed);
    assert.deepEqual(paragraph.incidents, []);
    assert.deepEqual(lost, ['Paragraph 2: the corrected text no longer holds “(laughs)”.']);
    assert.deepEqual(record.notes, lost);
  });
});

describe('split and join', () => {
  const split: Correction = {
    kind: 'split',
    paragraph: 2,
    offset: texts[1]!.indexOf('We should'),
    was: texts[1]!,
  };

  test('parts take what stands in them; the mark stays with the last', () => {
    const [, first, second] = paragraphsOf(apply(split)).map(({ paragraph }) => paragraph);
    assert.equal(first?.text, '(laughs) It is evening here.');
    assert.equal(first.typed, '(laughs) It is evening here.');
    assert.deepEqual(first.incidents.length, 1);
    assert.equal(first.mark, null);
    assert.deepEqual(first.excisions, []);
    assert.match(second!.typed, /^We should talk about the\nferry agreement and the nego-\ntiations/);
    assert.equal(second!.mark?.typed, '~~(C)~~');
    assert.equal(second!.excisions.length, 1);
  });

  test('on one page the parts have places of their own', () => {
    const was = texts[3]!;
    const record = apply({ kind: 'split', paragraph: 4, offset: was.indexOf('said'), was });
    assert.deepEqual(
      paragraphsOf(record)
        .slice(3)
        .map(({ paragraph }) => paragraph.at),
      [{ ...place(2, 'The Chancellor '), line: 7 }, place(2, 'said that he agreed.')],
    );
  });

  test('numbers stay those of the reading, parts are counted', () => {
    const record = apply(
      split,
      { kind: 'speaker', paragraph: 2, part: 2, was: 'PREMIER ADLER', value: 'The Interpreter', who: 2 },
      { kind: 'text', paragraph: 3, was: texts[2]!, value: 'The dues are high.' },
    );
    assert.deepEqual(outline(record).slice(1), [
      'PREMIER ADLER (1): (laughs) It is evening',
      'The Interpreter (2): We should talk about t',
      'The Interpreter (2): The dues are high.',
      'The Chancellor (0): The Chancellor said th',
    ]);
  });

  test('a doubt beyond a split is still accepted where it stands', () => {
    const body = inventedRecord.body.map((block) =>
      block.kind === 'heading'
        ? block
        : {
            ...block,
            paragraphs: block.paragraphs.map((one) =>
              one.mark ? { ...one, mark: { ...one.mark, confidence: 0.5 } } : one,
            ),
          },
    );
    const unsure: MemconRecord = { ...inventedRecord, body };
    const first = texts[0]!;
    const split: Correction = { kind: 'split', paragraph: 1, offset: first.indexOf(' ') + 1, was: first };
    const corrected = applyCorrections(unsure, [split]);
    const doubts = doubtsOf(corrected.record, corrected);
    assert.ok(doubts.some(({ acceptance }) => acceptance.kind === 'mark' && acceptance.paragraph > 1));
    for (const { acceptance, what } of doubts) {
      const accepted = applyCorrections(unsure, [split, acceptance]);
      assert.deepEqual(accepted.unfit, []);
      const left = doubtsOf(accepted.record, accepted).map((doubt) => doubt.what);
      assert.deepEqual(
        left,
        doubts.map((doubt) => doubt.what).filter((one) => one !== what),
      );
    }
    // The mark of the first part is another one than that of the second, which is still in doubt.
    const marked = applyCorrections(unsure, [
      split,
      { kind: 'mark', paragraph: 1, part: 1, was: null, value: { level: 'U', struck: false } },
    ]);
    assert.deepEqual(marked.unfit, []);
    assert.deepEqual(doubtsOf(marked.record, marked), doubts);
  });

  test('a doubt about a newer reading is not settled by a correction of an older one', () => {
    const late: Correction = { kind: 'field', field: 'venue', was: 'The Attic', value: 'The Study' };
    const { record, unfit } = applyCorrections(inventedRecord, [late]);
    assert.deepEqual(unfit, [0]);
    assert.ok(doubtsOf(record).some(({ what }) => what === 'venue'));
  });

  test('a split through an incident reports it', () => {
    const { lost } = applyCorrections(inventedRecord, [{ ...split, offset: 4 }]);
    assert.deepEqual(lost, ['Paragraph 2: the split goes through “(laughs)”.']);
  });

  test('joining the parts gives the text and places back', () => {
    const record = apply(split, { kind: 'join', paragraph: 2, was: '(laughs) It is evening here.' });
    const { from, ...joined } = paragraphsOf(record)[1]!.paragraph;
    assert.equal(from, 'editor');
    const { typed, ...read } = paragraphsOf(inventedRecord)[1]!.paragraph;
    assert.deepEqual({ ...joined, typed: '' }, { ...read, typed: '' });
    assert.equal(joined.typed.replace(/\s/g, ''), typed.replace(/\s/g, ''));
  });

  test('a join takes the next speech in, whole or in part', () => {
    const record = apply({ kind: 'join', paragraph: 3, was: texts[2]! });
    assert.equal(record.body.length, 2);
    assert.equal(
      paragraphsOf(record)[2]?.paragraph.text,
      'The dues are low. The Chancellor said that he agreed.',
    );
    const { record: other, lost } = applyCorrections(inventedRecord, [
      { kind: 'join', paragraph: 1, was: texts[0]! },
    ]);
    assert.equal(other.body.length, 3);
    assert.deepEqual(lost, ["Paragraph 1: its mark “(U)” gives way to the next one's."]);
  });

  test('what is joined away and the last paragraph cannot be joined', () => {
    const join: Correction = { kind: 'join', paragraph: 3, was: texts[2]! };
    assert.deepEqual(unfitOf(join, { kind: 'join', paragraph: 4, was: texts[3]! }), [1]);
    assert.deepEqual(unfitOf({ kind: 'join', paragraph: 4, was: texts[3]! }), [0]);
  });
});
