import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { archivedRecord } from '../../../test/support/exports.ts';
import { inventedRecord } from '../../../test/support/invented-record.ts';
import type { Page } from '../../model/page.ts';
import { manifestOf } from './index.ts';

/** What the Presentation API 3.0 requires of the resources that a manifest of ours has (its section 5, and appendix A). */
const uri = z.url({ protocol: /^https?$/ });
const language = z.record(z.string(), z.array(z.string()).min(1));
const selector = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('TextQuoteSelector'), exact: z.string() }),
  z.strictObject({
    type: z.literal('FragmentSelector'),
    conformsTo: z.literal('http://www.w3.org/TR/media-frags/'),
    value: z.string().regex(/^xywh=\d+,\d+,\d+,\d+$/),
  }),
]);
const annotation = z.strictObject({
  id: uri,
  type: z.literal('Annotation'),
  motivation: z.literal('supplementing'),
  body: z.strictObject({
    type: z.literal('TextualBody'),
    value: z.string(),
    format: z.literal('text/plain'),
  }),
  target: z.strictObject({
    type: z.literal('SpecificResource'),
    source: uri,
    selector: z.union([selector, z.array(selector).min(1)]),
  }),
});
const painting = z.strictObject({
  id: uri,
  type: z.literal('Annotation'),
  motivation: z.literal('painting'),
  target: uri,
  body: z.strictObject({
    id: uri,
    type: z.literal('Image'),
    format: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    service: z
      .array(z.strictObject({ id: uri, type: z.literal('ImageService3'), profile: z.string() }))
      .length(1),
  }),
});
const annotations = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    id: uri,
    type: z.literal('AnnotationPage'),
    label: language.optional(),
    items: z.array(item),
  });
const linked = z.strictObject({ id: uri, type: z.string(), format: z.string(), label: language });
const canvas = z.strictObject({
  id: uri,
  type: z.literal('Canvas'),
  label: language,
  width: z.int().positive(),
  height: z.int().positive(),
  thumbnail: z.array(painting.shape.body).length(1).optional(),
  items: z.array(annotations(painting)),
  annotations: z.array(annotations(annotation)),
});
const range = z.strictObject({
  id: uri,
  type: z.literal('Range'),
  label: language,
  get items() {
    return z.array(z.union([range, z.strictObject({ id: uri, type: z.literal('Canvas') })]));
  },
});
const manifest = z.strictObject({
  '@context': z.union([
    z.literal('http://iiif.io/api/presentation/3/context.json'),
    z.tuple([
      z.literal('http://iiif.io/api/search/2/context.json'),
      z.literal('http://iiif.io/api/presentation/3/context.json'),
    ]),
  ]),
  id: uri,
  type: z.literal('Manifest'),
  label: language,
  metadata: z.array(z.strictObject({ label: language, value: language })),
  service: z
    .array(z.strictObject({ id: uri, type: z.literal('SearchService2') }))
    .length(1)
    .optional(),
  summary: language,
  requiredStatement: z.strictObject({ label: language, value: language }).optional(),
  navDate: z.iso.datetime().optional(),
  thumbnail: z.array(painting.shape.body).length(1).optional(),
  items: z.array(canvas).min(1),
  structures: z.array(range),
  seeAlso: z.array(linked).optional(),
  rendering: z.array(linked).optional(),
});

const options = {
  baseUrl: 'http://library.example/records/',
  isServed: true,
  imageUrl: 'http://library.example/iiif/3/',
};

test('a manifest has what the Presentation API requires, and nothing else', () => {
  const [first, last] = inventedRecord.source.pages;
  const pages = [
    {
      number: first,
      text: '',
      begins: { by: 'file', confidence: 1 },
      image: { width: 2550, height: 3300, dpi: 300 },
    },
  ] as const;
  const made = manifest.parse(manifestOf(inventedRecord, pages, options));
  assert.equal(made.items.length, last - first + 1);
  assert.equal(made.items[0]?.width, 2550);
  assert.equal(
    made.items[0].items[0]?.items[0]?.body.service[0]?.id,
    `${options.imageUrl}${inventedRecord.source.sha256}.${first}`,
  );
  const said = made.items.flatMap(({ annotations }) => annotations.flatMap(({ items }) => items));
  assert.ok(said.length > 0);
  const ids = new Set(made.items.map(({ id }) => id));
  for (const { target } of said) assert.ok(ids.has(target.source), target.source);
});

test('a paragraph that goes on over the page is quoted on each page as it stands there', () => {
  const { items } = manifest.parse(manifestOf(inventedRecord, [], options));
  const bodies = items.map(({ annotations }) =>
    annotations.flatMap(({ items }) => items.map(({ body }) => body.value)),
  );
  assert.deepEqual(bodies, [
    [
      'THE CHANCELLOR: Good morning, Premier.',
      'PREMIER ADLER: (laughs) It is evening here. We should talk about the ferry agreement and the',
    ],
    [
      'negotiations on the harbor dues. [3 lines withheld, 1.4(d)]',
      'PREMIER ADLER: The dues are low.',
      'The Chancellor said that he agreed.',
    ],
  ]);
});

test('contents name each speech by its first words, and what is English says so', () => {
  const { structures, metadata, navDate, requiredStatement } = manifest.parse(
    manifestOf(archivedRecord, [], options),
  );
  assert.deepEqual(structures[0]?.label, { en: ['Contents'] });
  assert.deepEqual(
    structures[0].items.map((item) => 'label' in item && item.label),
    [
      { en: ['Head'] },
      { none: ['THE CHANCELLOR: Good morning, Premier.'] },
      { none: ['PREMIER ADLER: (laughs) It is evening here. We should talk …'] },
      { none: ['The Chancellor said that he agreed.'] },
    ],
  );
  assert.deepEqual(metadata[0], {
    label: { en: ['Kind'] },
    value: { none: ['Memorandum of telephone conversation'] },
  });
  assert.equal(navDate, '1988-05-03T00:00:00Z');
  assert.match(requiredStatement?.value.none?.[0] ?? '', /^Source: Halloran Library, /);
});

test('a manifest says where it is to be had, and what else is there', () => {
  const served = manifest.parse(manifestOf(inventedRecord, [], options));
  assert.equal(served.id, `${options.baseUrl}${inventedRecord.id}/manifest.json`);
  assert.equal(served.seeAlso?.[0]?.id, `${options.baseUrl}${inventedRecord.id}/export/tei`);
  assert.equal(served.service?.[0]?.id, `${options.baseUrl}${inventedRecord.id}/search`);
  const filed = manifest.parse(manifestOf(inventedRecord, [], { ...options, isServed: false }));
  assert.equal(filed.id, `${options.baseUrl}1988-05-03-${inventedRecord.id}.manifest.json`);
  assert.equal(filed.seeAlso, undefined);
  assert.equal(filed.service, undefined);
});

test('a scanned page has a thumbnail of its own proportions', () => {
  const page: Page = {
    number: 1,
    text: '',
    begins: { by: 'file', confidence: 1 },
    image: { width: 2550, height: 3300, dpi: 300 },
  };
  const made = manifest.parse(manifestOf(inventedRecord, [page], options));
  const [small] = made.items[0]?.thumbnail ?? [];
  assert.deepEqual([small?.width, small?.height], [155, 200]);
  assert.ok(small?.id.endsWith('.1/full/155,200/0/default.jpg'));
  assert.deepEqual(made.thumbnail, made.items[0]?.thumbnail);
  assert.equal(made.items[1]?.thumbnail, undefined);
});

test('without pictures the canvases are empty and the words still have their place', () => {
  const made = manifest.parse(manifestOf(inventedRecord, [], { ...options, imageUrl: null }));
  for (const { items } of made.items) assert.deepEqual(items, []);
});
