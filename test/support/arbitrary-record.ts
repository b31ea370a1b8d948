import fc from 'fast-check';
import type { Block, HeadingLayout, Paragraph, ParagraphLayout } from '../../src/model/body.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Level, PortionMark } from '../../src/model/marks.ts';
import type { At } from '../../src/model/position.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { Text } from '../../src/model/text.ts';

/** Texts that XML can hold, with everything in them that a careless writer gets wrong. */
export const words: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '<script>',
        ']]>',
        '&amp;',
        '\u202e',
        '\r\n',
        '\n',
        '\t',
        '  ',
        '"',
        'é',
        '🙂',
        '<!--',
        ' ',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const count = fc.nat({ max: 400 });
const confidence = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const region = fc.record({ x: count, y: count, w: count, h: count });

export const place: fc.Arbitrary<At> = fc.record(
  {
    page: fc.integer({ min: 1, max: 4 }),
    line: fc.integer({ min: 1, max: 90 }),
    chars: fc.tuple(count, count),
    region: region.map((box) => ({ ...box, dpi: 300 })),
  },
  { requiredKeys: ['page'] },
);

const levels = ['U', 'C', 'S', 'TS', 'SBU', 'LOU'] as const satisfies readonly Level[];
const alternatives = fc.array(fc.record({ text: words, confidence }), { maxLength: 2 });
export const text: fc.Arbitrary<Text> = fc.record(
  { typed: words, text: words, at: place, confidence, alternatives, from: words },
  { requiredKeys: ['typed', 'text', 'at'] },
);

const mark: fc.Arbitrary<PortionMark> = fc.record(
  {
    typed: words,
    level: orNull(fc.constantFrom(...levels)),
    caveats: fc.array(words, { maxLength: 2 }),
    struck: fc.boolean(),
    confidence,
    alternatives: fc.array(fc.record({ level: fc.constantFrom(...levels), confidence }), { maxLength: 2 }),
    basis: fc.constantFrom('literal', 'glyph', 'pattern', 'banner', 'image', 'editor'),
    note: words,
    at: place,
  },
  { requiredKeys: ['typed', 'level', 'struck', 'confidence', 'basis', 'at'] },
);

const excision = fc.record({
  code: orNull(words),
  typed: words,
  extent: fc.record({ lines: count, region }, { requiredKeys: [] }),
  at: place,
});

const ordinal = fc.integer({ min: 1, max: 3 });
const layout: fc.Arbitrary<ParagraphLayout> = fc.oneof(
  fc.record(
    {
      as: fc.constant('item' as const),
      list: ordinal,
      level: ordinal,
      type: fc.constantFrom('to', 'references'),
      heading: fc.integer({ min: 1, max: 20 }),
    },
    { requiredKeys: ['as', 'list', 'level'] },
  ),
  fc.record({
    as: fc.constant('row' as const),
    table: ordinal,
    cells: fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
  }),
  fc.record({ as: fc.constant('run-in' as const), heading: fc.integer({ min: 1, max: 20 }) }),
);
const headingLayout: fc.Arbitrary<HeadingLayout> = fc.record(
  { as: fc.constantFrom('line' as const, 'title' as const), enclosure: ordinal },
  { requiredKeys: ['as'] },
);

/** Some with incidents and excisions that stand in the text, some with such that do not. */
const paragraph: fc.Arbitrary<Paragraph> = fc
  .record(
    {
      text: words,
      typed: words,
      mark: orNull(mark),
      at: place,
      continues: fc.array(place, { maxLength: 2 }),
      incidents: fc.array(fc.record({ text: words, at: place }), { maxLength: 2 }),
      excisions: fc.array(excision, { maxLength: 2 }),
      layout,
      from: words,
    },
    { requiredKeys: ['text', 'typed', 'mark', 'at', 'incidents', 'excisions'] },
  )
  .chain((plain) =>
    fc.boolean().map((inText) => {
      if (!inText) return plain;
      const parts = [
        ...plain.incidents.map((part) => part.text),
        ...plain.excisions.map((part) => part.typed),
      ];
      return { ...plain, text: [plain.text, ...parts].join(' ') };
    }),
  );

const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 3 });
const spoken = { speaker: words, who: orNull(fc.nat({ max: 3 })), paragraphs, at: place };
const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({ kind: fc.constantFrom('speech' as const, 'reported' as const), ...spoken, typed: words })
    .map(({ typed, ...plain }): Block =>
      typed === '' || typed === plain.speaker ? plain : { ...plain, typed },
    ),
  fc.record({ kind: fc.constant('narrative' as const), paragraphs, at: place }),
  fc.record(
    { kind: fc.constant('heading' as const), text: words, at: place, layout: headingLayout },
    { requiredKeys: ['kind', 'text', 'at'] },
  ),
);

const two = (n: number): string => String(n).padStart(2, '0');
const clock = fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 })).map(([h, m]) => `${two(h)}:${two(m)}`);
const day = fc
  .tuple(
    fc.integer({ min: 1945, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);

const finding: fc.Arbitrary<Finding> = fc
  .record({
    rule: words,
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    message: words,
    actual: orNull(words),
    expected: orNull(words),
    cause: fc.constantFrom('document' as const, 'ocr' as const, 'unsure' as const),
  })
  .chain((plain) =>
    fc.oneof(
      place.map((at): Finding => ({ ...plain, at })),
      words.map((from): Finding => ({ ...plain, from })),
    ),
  );

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 2 });
const caveats = some(words);

const record: fc.Arbitrary<MemconRecord> = fc.record(
  {
    id: words,
    source: fc.record({
      name: words,
      sha256: words,
      mediaType: words,
      pages: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 9 })),
    }),
    kind: fc.constantFrom('telcon', 'memcon', 'other'),
    letterhead: orNull(text),
    title: orNull(text),
    control: orNull(text),
    subject: orNull(fc.tuple(text, orNull(mark)).map(([plain, own]) => ({ ...plain, mark: own }))),
    participants: fc.array(
      fc.record(
        {
          name: words,
          title: orNull(words),
          role: fc.constantFrom('principal', 'participant', 'interpreter', 'notetaker'),
          side: orNull(words),
          typed: words,
          at: place,
          confidence,
          from: words,
        },
        { requiredKeys: ['name', 'title', 'role', 'side', 'typed', 'at'] },
      ),
      { maxLength: 3 },
    ),
    date: orNull(
      fc
        .record(
          { typed: words, iso: orNull(day), isoEnd: day, at: place, confidence, from: words },
          { requiredKeys: ['typed', 'iso', 'at'] },
        )
        .map(({ isoEnd, ...date }) =>
          date.iso === null || isoEnd === undefined ? date : { ...date, isoEnd },
        ),
    ),
    time: orNull(
      fc.record(
        {
          typed: words,
          start: orNull(clock),
          end: orNull(clock),
          zone: orNull(fc.oneof(words, fc.constant('EST'))),
          at: place,
          confidence,
          from: words,
        },
        { requiredKeys: ['typed', 'start', 'end', 'zone', 'at'] },
      ),
    ),
    venue: orNull(text),
    banner: fc.record({
      level: orNull(fc.constantFrom(...levels)),
      caveats,
      lines: some(
        fc.record(
          {
            typed: words,
            level: orNull(fc.constantFrom(...levels)),
            caveats,
            struck: fc.boolean(),
            confidence,
            position: fc.constantFrom('top', 'bottom'),
            rubberStamp: fc.constant(true as const),
            at: place,
          },
          { requiredKeys: ['typed', 'level', 'caveats', 'struck', 'confidence', 'position', 'at'] },
        ),
      ),
    }),
    authority: orNull(
      fc.record({
        classifiedBy: orNull(text),
        derivedFrom: orNull(text),
        reason: orNull(fc.tuple(text, caveats).map(([plain, codes]) => ({ ...plain, codes }))),
        declassifyOn: orNull(
          fc
            .tuple(text, fc.record({ date: day, code: words }, { requiredKeys: [] }))
            .map(([plain, more]) => ({ ...plain, ...more })),
        ),
        at: place,
      }),
    ),
    declassification: some(
      fc.record(
        {
          stamp: orNull(words),
          typed: words,
          order: orNull(words),
          section: orNull(words),
          authority: orNull(words),
          case: orNull(words),
          document: orNull(words),
          date: orNull(day),
          inPart: fc.boolean(),
          handwriting: some(
            fc.record({
              field: orNull(fc.constantFrom('case' as const, 'date' as const)),
              region: region.map((box) => ({ ...box, dpi: 300 })),
            }),
          ),
          at: place,
          confidence,
        },
        {
          requiredKeys: [
            'stamp',
            'typed',
            'order',
            'section',
            'authority',
            'case',
            'document',
            'date',
            'inPart',
            'at',
          ],
        },
      ),
    ),
    stamps: some(fc.record({ kind: words, typed: words, text: words, at: place })),
    body: fc.array(block, { maxLength: 4 }),
    closing: orNull(text),
    drafting: some(text),
    attachments: some(text),
    distribution: some(text),
    furniture: some(
      fc.record({ role: fc.constantFrom('banner', 'stamp', 'page-label', 'noise'), typed: words, at: place }),
    ),
    notes: some(words),
    archive: fc.record({
      repository: orNull(words),
      collection: orNull(words),
      series: orNull(words),
      box: orNull(words),
      folder: orNull(words),
      caseNumber: orNull(words),
    }),
    edition: fc.record(
      {
        volume: words,
        id: words,
        number: orNull(words),
        head: orNull(words),
        sourceNote: orNull(words),
        summary: orNull(words),
        footnotes: some(
          fc.record(
            {
              n: words,
              text: words,
              hangs: fc.oneof(
                fc.record({ participant: fc.nat({ max: 3 }) }),
                fc.record({ drafting: fc.nat({ max: 2 }) }),
                fc.record({
                  block: fc.nat({ max: 4 }),
                  paragraph: fc.nat({ max: 2 }),
                  offset: fc.nat({ max: 30 }),
                }),
              ),
            },
            { requiredKeys: ['n', 'text'] },
          ),
        ),
        persons: some(
          fc.record(
            {
              id: fc.option(words),
              name: words,
              participants: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 2 }),
            },
            { requiredKeys: ['id', 'name'] },
          ),
        ),
        participantHeadings: fc.array(
          fc.record({
            text: words,
            before: fc.nat({ max: 3 }),
            as: fc.constantFrom('item' as const, 'head' as const),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      },
      { requiredKeys: ['volume', 'id', 'number', 'head', 'sourceNote', 'summary', 'footnotes', 'persons'] },
    ),
    findings: some(finding),
  },
  {
    requiredKeys: [
      'id',
      'source',
      'kind',
      'letterhead',
      'title',
      'control',
      'subject',
      'participants',
      'date',
      'time',
      'venue',
      'banner',
      'authority',
      'declassification',
      'stamps',
      'body',
      'closing',
      'drafting',
      'attachments',
      'distribution',
      'furniture',
      'notes',
      'findings',
    ],
  },
);

/** Any record that the contract allows, with texts that XML can hold; plain objects, as JSON has them. */
export const anyRecord: fc.Arbitrary<MemconRecord> = record.map(
  (made) => JSON.parse(JSON.stringify(made)) as MemconRecord,
);
