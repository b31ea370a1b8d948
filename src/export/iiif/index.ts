import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Page } from '../../model/page.ts';
import { isFault } from '../../model/source-fault.ts';
import { isScan } from '../../model/source-file.ts';
import { whole, type ExportOptions, type MakeExporter } from '../exporter.ts';
import { opensWithSpeaker } from '../blocks.ts';
import { toJson } from '../json-text.ts';
import { textOnPage } from '../page-breaks.ts';
import { numberedParagraphs } from '../passages.ts';

/** A value in the languages that it is known in; ours are of no one language: "none". */
type LanguageMap = Readonly<Record<string, readonly string[]>>;

export interface IiifRange {
  readonly id: string;
  readonly type: 'Range';
  readonly label: LanguageMap;
  readonly items: readonly { readonly id: string; readonly type: 'Canvas' }[];
}

/** Canvas size of a page that has no picture: letter paper at 100 pixels an inch. */
const bare = { width: 850, height: 1100 };

/**
 * Each record as a manifest of the IIIF Presentation API 3.0 (iiif.io/api/presentation/3.0): a canvas a page, the
 * transcript as W3C annotations that select text and region, ranges for the head and the speeches. Page images are those
 * of the image service at `imageUrl`; without one the canvases are empty.
 */
export const makeIiifExporter: MakeExporter = (options) => ({
  async record(item) {
    const read = await item.pages('sizes');
    if (isFault(read) && isScan(item.record.source.mediaType))
      return { refused: `can't have a manifest with the sizes of its scan's pages: ${read.message}` };
    const pages = isFault(read) ? [] : read;
    return whole(`${toJson(manifestOf(item.record, pages, options), 2)}\n`);
  },
});

/**
 * The manifest of a record; `pages` are those of its source. `searchUrl` is the address of the service that searches in it
 * (IIIF Content Search API 2.0), where there is one.
 */
export function manifestOf(
  record: MemconRecord,
  pages: readonly Page[],
  {
    baseUrl,
    imageUrl,
    searchUrl = null,
  }: Pick<ExportOptions, 'baseUrl' | 'imageUrl'> & { readonly searchUrl?: string | null },
): object {
  const base = `${baseUrl}${encodeURIComponent(record.id)}`;
  const [first, last] = record.source.pages;
  const canvasId = (page: number): string => `${base}/canvas/${page}`;
  const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const presentation = 'http://iiif.io/api/presentation/3/context.json';
  return {
    // The context of the manifest itself has to be the last.
    '@context':
      searchUrl === null ? presentation : ['http://iiif.io/api/search/2/context.json', presentation],
    id: `${base}/manifest.json`,
    type: 'Manifest',
    label: text(labelOf(record)),
    metadata: metadataOf(record),
    ...(searchUrl !== null && { service: [{ id: searchUrl, type: 'SearchService2' }] }),
    summary: text(record.participants.map(({ name }) => name).join(', ') || record.source.name),
    items: numbers.map((page) => {
      const image = pages.find(({ number }) => number === page)?.image;
      const { width, height } = image ?? bare;
      const id = canvasId(page);
      return {
        id,
        type: 'Canvas',
        label: text(`p. ${page}`),
        width,
        height,
        items:
          image && imageUrl !== null
            ? [imagePage(id, `${imageUrl}${record.source.sha256}.${page}`, { width, height })]
            : [],
        annotations: [transcriptOf(record, page, id)],
      };
    }),
    structures: [rangesOf(record, base, canvasId)],
    seeAlso: [
      {
        id: `${base}/export/tei`,
        type: 'Dataset',
        format: 'application/tei+xml',
        label: text('TEI'),
      },
    ],
  };
}

function imagePage(canvas: string, service: string, size: { width: number; height: number }): object {
  return {
    id: `${canvas}/image`,
    type: 'AnnotationPage',
    items: [
      {
        id: `${canvas}/image/painting`,
        type: 'Annotation',
        motivation: 'painting',
        target: canvas,
        body: {
          id: `${service}/full/max/0/default.jpg`,
          type: 'Image',
          format: 'image/jpeg',
          ...size,
          service: [{ id: service, type: 'ImageService3', profile: 'level2' }],
        },
      },
    ],
  };
}

/** What is said on a page, a paragraph (or the part of it that stands there) an annotation. */
function transcriptOf(record: MemconRecord, page: number, canvas: string): object {
  const items = numberedParagraphs(record).flatMap(({ number, paragraph, block }) => {
    const at = [paragraph.at, ...(paragraph.continues ?? [])].find((part) => part.page === page);
    if (!at) return [];
    const said = textOnPage(paragraph, page);
    const isNamed = block.kind === 'narrative' || block.speaker === '' || opensWithSpeaker(block);
    return [
      {
        id: `${canvas}/paragraph/${number}`,
        type: 'Annotation',
        motivation: 'supplementing',
        body: {
          type: 'TextualBody',
          value: isNamed || page !== paragraph.at.page ? said : `${block.speaker}: ${said}`,
          format: 'text/plain',
        },
        target: targetOf(canvas, at, said),
      },
    ];
  });
  return { id: `${canvas}/transcript`, type: 'AnnotationPage', label: text('Transcript'), items };
}

/** Selects by region where the page has a picture, and by the words in any case (W3C Web Annotation Data Model, 4.2). */
function targetOf(canvas: string, { region }: At, exact: string): object {
  const quote = { type: 'TextQuoteSelector', exact };
  if (!region) return { type: 'SpecificResource', source: canvas, selector: quote };
  const { x, y, w, h } = region;
  const fragment = {
    type: 'FragmentSelector',
    conformsTo: 'http://www.w3.org/TR/media-frags/',
    value: `xywh=${[x, y, w, h].map(Math.round).join(',')}`,
  };
  return { type: 'SpecificResource', source: canvas, selector: [fragment, quote] };
}

function rangesOf(record: MemconRecord, base: string, canvasId: (page: number) => string): object {
  const range = (name: string, label: string, places: readonly At[]): IiifRange => ({
    id: `${base}/range/${name}`,
    type: 'Range',
    label: text(label),
    items: [...new Set(places.map(({ page }) => page))].map((page) => ({
      id: canvasId(page),
      type: 'Canvas',
    })),
  });
  const head = [record.title, record.subject, record.date, record.venue].flatMap((value) =>
    value ? [value.at] : [],
  );
  const speeches = record.body.flatMap((block, n) =>
    block.kind === 'heading' || block.kind === 'narrative'
      ? []
      : [
          range(
            `speech-${n + 1}`,
            block.speaker,
            block.paragraphs.flatMap(({ at, continues = [] }) => [at, ...continues]),
          ),
        ],
  );
  return {
    id: `${base}/range`,
    type: 'Range',
    label: text('Contents'),
    items: [...(head.length > 0 ? [range('head', 'Head', head)] : []), ...speeches],
  };
}

function metadataOf({ date, time, venue, banner, participants }: MemconRecord): object[] {
  const rows: (readonly [string, readonly string[]])[] = [
    ['Date', date ? [date.iso ?? date.typed] : []],
    ['Time', time ? [time.typed] : []],
    ['Place', venue ? [venue.text] : []],
    ['Marking', banner.level === null ? [] : [banner.level]],
    ['Participants', participants.map(({ name, title }) => (title === null ? name : `${name}, ${title}`))],
  ];
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => ({ label: text(label), value: { none: values } }));
}

function labelOf({ subject, title, edition, id }: MemconRecord): string {
  return subject?.text ?? edition?.head ?? title?.text ?? id;
}

function text(value: string): LanguageMap {
  return { none: [value] };
}
