import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inventedRecord } from '../../test/support/invented-record.ts';
import { checkRecord, isRecordFault } from '../record/check.ts';
import { applyCorrections, checkCorrection, paragraphsOf, type Correction } from './index.ts';

const reading = { ...inventedRecord, id: 'invented' };
const texts = paragraphsOf(reading).map(({ paragraph }) => paragraph.text);
const words = fc.stringMatching(/^[a-z(][a-z ().]{0,12}[a-z]$/);
const n = fc.integer({ min: 1, max: 6 });
const part = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const participant = fc.record({
  name: words,
  title: fc.option(words),
  role: fc.constantFrom('principal', 'interpreter'),
  side: fc.constant(null),
});
const was = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts, 'PREMIER ADLER', 'THE CHANCELLOR') },
  words,
);
const mark = fc.record({ level: fc.constantFrom('U', 'C', null), struck: fc.boolean() });

/** Corrections of all kinds, many of which fit. */
const corrections = fc.array(
  fc
    .oneof(
      fc.record({
        kind: fc.constant('field'),
        field: fc.constant('venue'),
        was: fc.constantFrom('The Study', null),
        value: fc.option(words),
      }),
      fc.record({
        kind: fc.constant('record-kind'),
        was: fc.constant('telcon'),
        value: fc.constantFrom('memcon', 'telcon'),
      }),
      fc.record({
        kind: fc.constant('date'),
        was: fc.constantFrom('1988-05-03', null),
        value: fc.constantFrom(null, '1988-05-04'),
      }),
      fc.record({
        kind: fc.constant('participant'),
        index: fc.constant(null),
        was: fc.constant(null),
        value: participant,
      }),
      fc.record({
        kind: fc.constant('participant'),
        index: fc.integer({ min: 0, max: 4 }),
        was: fc.constantFrom(
          null,
          ...reading.participants.map(({ name, title, role, side }) => ({ name, title, role, side })),
        ),
        value: fc.option(participant),
      }),
      fc.record({ kind: fc.constant('speaker'), paragraph: n, part, was, value: fc.option(words) }),
      fc.record({
        kind: fc.constant('mark'),
        paragraph: n,
        part,
        was: fc.option(mark),
        value: fc.option(mark),
      }),
      fc.record({ kind: fc.constant('text'), paragraph: n, part, was, value: words }),
      fc.record({
        kind: fc.constant('split'),
        paragraph: n,
        part,
        offset: fc.integer({ min: 1, max: 120 }),
        was,
      }),
      fc.record({ kind: fc.constant('join'), paragraph: n, part, was }),
    )
    .map((value): Correction => {
      const checked = checkCorrection(JSON.parse(JSON.stringify(value)));
      return 'correction' in checked ? checked.correction : assert.fail(checked.fault);
    }),
  { maxLength: 12 },
);

/** All that is typed in the body, without white space. */
const typedIn = (record: typeof reading): string =>
  paragraphsOf(record)
    .map(({ paragraph }) => paragraph.typed)
    .join('')
    .replace(/\s/g, '');

test('corrections never throw, never change the reading, and leave a record with all that was typed', () => {
  const before = structuredClone(reading);
  let applied = 0;
  fc.assert(
    fc.property(corrections, (list) => {
      const { record, unfit } = applyCorrections(reading, list);
      applied += list.length - unfit.length;
      assert.deepEqual(reading, before);
      assert.equal(typedIn(record), typedIn(reading));
      const checked = checkRecord(record);
      if (isRecordFault(checked)) assert.fail(checked.message);
    }),
    { numRuns: 500 },
  );
  assert.ok(applied > 300, `${applied} corrections applied`);
});

test('leaving unfit corrections out changes nothing, and leaving all out gives the reading', () => {
  fc.assert(
    fc.property(corrections, (list) => {
      const { record, unfit } = applyCorrections(reading, list);
      const fitting = list.filter((_, index) => !unfit.includes(index));
      const again = applyCorrections(reading, fitting);
      assert.deepEqual(again.record, record);
      assert.deepEqual(again.unfit, []);
      assert.deepEqual(applyCorrections(reading, []).record, reading);
    }),
  );
});

test('each paragraph of a corrected record is named by its number in the reading and its part', () => {
  const first = texts.find((text) => text.length > 2)!;
  const n = texts.indexOf(first) + 1;
  const { numbers, record } = applyCorrections(reading, [
    { kind: 'split', paragraph: n, offset: 1, was: first },
  ]);
  assert.equal(numbers.length, paragraphsOf(record).length);
  assert.deepEqual(numbers.slice(n - 1, n + 1), [
    { paragraph: n, part: 1 },
    { paragraph: n, part: 2 },
  ]);
});

test('a correction is unfit where a newer reading says something else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: texts.length - 1 }), words, words, (i, text, value) => {
      const { record: newer } = applyCorrections(reading, [
        { kind: 'text', paragraph: i + 1, was: texts[i]!, value: `${text}!` },
      ]);
      const late: Correction = { kind: 'text', paragraph: i + 1, was: texts[i]!, value };
      const { record, unfit, lost } = applyCorrections(newer, [late]);
      assert.deepEqual({ record, unfit, lost }, { record: newer, unfit: [0], lost: [] });
    }),
  );
});
