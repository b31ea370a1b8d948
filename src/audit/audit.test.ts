import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../model/finding.ts';
import type { Memcon } from '../model/memcon.ts';
import { memconFrom, type Sketch } from './example.ts';
import { auditMemcon } from './index.ts';
import { rules } from './registry.ts';

const audit = (sketch: Sketch): Finding[] => auditMemcon(memconFrom(sketch));
test('under the orders before 1953 every finding is advice only', () => {
  const sketch: Sketch = {
    time: ['9:43 - 9:00 a.m.', '09:43', '09:00'],
    pages: [{ says: ['MR. QUILL: One.'] }],
  };
  for (const date of ['1945-06-07', '1950-06-07', '1952-06-07']) {
    const found = audit({ ...sketch, date });
    assert.ok(
      found.some(({ rule }) => rule === 'RS-02'),
      date,
    );
    assert.deepEqual(new Set(found.map(({ severity }) => severity)), new Set(['info']), date);
  }
  assert.ok(audit({ ...sketch, date: '1953-12-15' }).some(({ severity }) => severity === 'error'));
});

test('without a date only rules that hold at all times apply', () => {
  const undated = new Set(
    rules
      .filter((rule) => rule.judgedOn === 'release' || (!rule.appliesFrom && !rule.appliesTo))
      .map(({ id }) => id),
  );
  const found = audit({
    date: null,
    authority: { reason: '1.4(d)', on: 'X1', code: 'X1' },
    pages: [{ top: 'CONFIDENTIAL', says: ['One. (S)', 'Two.', 'Three. ~~let~~'] }],
  });
  assert.ok(found.some(({ rule }) => rule === 'BP-09'));
  for (const { rule } of found) assert.ok(undated.has(rule), rule);
});

test('findings come in the order of the rules', () => {
  const order = rules.map(({ id }) => id);
  const found = audit({
    dateTyped: 'May I, 1997',
    pages: [{ top: 'CONFIDENTIAL', says: ['One. (S)', 'Two. ~~let~~'] }],
  });
  const places = found.map(({ rule }) => order.indexOf(rule));
  assert.ok(places.length > 4);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('a level read from damaged letters is no proof against the banner', () => {
  const memcon = memconFrom({ pages: [{ top: 'CONFIDENTIAL', says: ['One. (S)', 'Two. (C)'] }] });
  const torn: Memcon = {
    ...memcon,
    body: memcon.body.map((block) =>
      block.kind === 'narrative'
        ? {
            ...block,
            paragraphs: block.paragraphs.map((paragraph) =>
              paragraph.mark?.level === 'S'
                ? {
                    ...paragraph,
                    mark: { ...paragraph.mark, typed: 't5}', basis: 'glyph' as const, confidence: 0.6 },
                  }
                : paragraph,
            ),
          }
        : block,
    ),
  };
  const found = auditMemcon(torn).filter(({ rule }) => rule === 'BP-01' || rule === 'BP-03');
  assert.deepEqual(
    found.map(({ rule, severity, cause }) => [rule, severity, cause]),
    [
      ['BP-01', 'warning', 'ocr'],
      ['BP-03', 'warning', 'ocr'],
    ],
  );
});

const scrap = fc.oneof(
  fc.string({ maxLength: 24 }),
  fc.constantFrom(
    '(S)',
    '~~(C)~~',
    '~~let~~',
    '1.5(b)',
    'X1',
    '25X6',
    '11/24/97',
    'OADR',
    'GROUP 3',
    'E.O. 13526',
    '[P5]',
  ),
);
const phrase = fc.array(scrap, { maxLength: 6 }).map((parts) => parts.join(' '));
const optional = fc.option(phrase, { nil: undefined });
const day = fc
  .date({ min: new Date('1935-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('whatever a paper says, the audit ends and every finding has rule, place and cause', () => {
  const ids = new Set(rules.map(({ id }) => id));
  fc.assert(
    fc.property(
      fc.record({
        date: fc.option(day),
        dateTyped: phrase,
        subject: phrase,
        by: phrase,
        reason: phrase,
        on: phrase,
        declassify: day,
        typed: phrase,
        section: optional,
        stamped: fc.option(day),
        stamps: fc.array(phrase, { maxLength: 3 }),
        pages: fc.array(
          fc.record({ top: optional, label: optional, says: fc.array(phrase, { maxLength: 4 }) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
      }),
      ({ date, dateTyped, subject, by, reason, on, declassify, typed, section, stamped, stamps, pages }) => {
        const found = audit({
          date,
          dateTyped,
          subject,
          authority: { by, reason, on, date: declassify },
          releases: [{ typed, section: section ?? null, date: stamped }],
          stamps,
          pages: pages.map(({ top, label, says }) => ({
            top: top ?? null,
            says,
            ...(label !== undefined && { label }),
          })),
        });
        for (const finding of found) {
          assert.ok(ids.has(finding.rule));
          assert.ok('at' in finding || finding.from !== '');
          assert.ok(['document', 'ocr', 'unsure'].includes(finding.cause));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('the audit leaves the memorandum as it was', () => {
  const memcon = memconFrom({
    subject: 'Ferries (U)',
    pages: [{ top: 'SECRET', says: ['One. (S)', 'Two.'] }],
  });
  const before = structuredClone(memcon);
  auditMemcon(memcon);
  assert.deepEqual(memcon, before);
});
