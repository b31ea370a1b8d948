import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Page, PageImage } from '../../model/page.ts';
import { isFault } from '../../model/source-fault.ts';
import { isScan } from '../../model/source-file.ts';
import { whole, type ExportOptions, type MakeExporter } from '../exporter.ts';
import { sourceNote } from '../../record/source-note.ts';
import { genres } from '../cite/work.ts';
import { opensWithSpeaker } from '../blocks.ts';
import { toJson } from '../json-text.ts';
import { textOnPage } from '../page-breaks.ts';
import { fileNameOf } from '../file-name.ts';
import { numberedParagraphs } from '../passages.ts';
import { bannerText } from '../wording.ts';

/** A value by its language. Names of ours are English; what language a paper is in, nobody has said: "none". */
interface LanguageMap {
  readonly en?: readonly string[];
  readonly none?: readonly string[];
}

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
 * of the image service at `imageUrl`; without one the canvases are empty. An archive is named in the required statement
 * and not as a provider, which would need an address of its own; of rights a record says nothing.
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
 * The manifest of a record; `pages` are those of its source. Where our server stands, it also searches in the record
 * (IIIF Content Search API 2.0).
 */
export function manifestOf(
  record: MemconRecord,
  pages: readonly Page[],
  { baseUrl, isServed, imageUrl }: Pick<ExportOptions, 'baseUrl' | 'isServed' | 'imageUrl'>,
): object {
  const base = `${baseUrl}${encodeURIComponent(record.id)}`;
  const [start, end] = record.source.pages;
  const canvasId = (page: number): string => `${base}/canvas/${page}`;
  const numbers = Array.from({ length: end - start + 1 }, (_, n) => start + n);
  const imageOf = (page: number): PageImage | undefined => pages.find(({ number }) => number === page)?.image;
  const serviceOf = (page: number): string => `${imageUrl}${record.source.sha256}.${page}`;
  const thumbnailOf = (page: number): object | null => {
    const image = imageOf(page);
    return image && imageUrl !== null ? smallImage(serviceOf(page), image) : null;
  };
  const first = thumbnailOf(start);
  const isKept = record.edition?.sourceNote != null || record.archive !== undefined;
  const presentation = 'http://iiif.io/api/presentation/3/context.json';
  return {
    // The context of the manifest itself has to be the last.
    '@context': isServed ? ['http://iiif.io/api/search/2/context.json', presentation] : presentation,
    id: isServed
      ? `${base}/manifest.json`
      : `${baseUrl}${encodeURIComponent(fileNameOf(record, '.manifest.json'))}`,
    type: 'Manifest',
    label: text(labelOf(record)),
    metadata: metadataOf(record),
    ...(isServed && { service: [{ id: `${base}/search`, type: 'SearchService2' }] }),
    summary: text(record.participants.map(({ name }) => name).join(', ') || record.source.name),
    ...(isKept ? { requiredStatement: { label: ours('Source'), value: text(sourceNote(record).text) } } : {}),
    ...(record.date?.iso ? { navDate: `${record.date.iso}T00:00:00Z` } : {}),
    ...(first ? { thumbnail: [first] } : {}),
    items: numbers.map((page) => {
      const image = imageOf(page);
      const { width, height } = image ?? bare;
      const id = canvasId(page);
      const thumbnail = thumbnailOf(page);
      return {
        id,
        type: 'Canvas',
        label: ours(`p. ${page}`),
        width,
        height,
        ...(thumbnail ? { thumbnail: [thumbnail] } : {}),
        items: image && imageUrl !== null ? [imagePage(id, serviceOf(page), { width, height })] : [],
        annotations: [transcriptOf(record, page, id)],
      };
    }),
    structures: [rangesOf(record, base, canvasId)],
    ...(isServed ? otherForms(base) : {}),
  };
}

/** Forms of a record that our server gives too. */
function otherForms(base: string): object {
  return {
    seeAlso: [
      {
        id: `${base}/export/tei`,
        type: 'Dataset',
        format: 'application/tei+xml',
        label: ours('TEI'),
      },
    ],
    rendering: [
      {
        id: `${base}/export/docx`,
        type: 'Text',
        format: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        label: ours('Reading copy'),
      },
    ],
  };
}

/** Longer side of a thumbnail in pixels. */
const thumbnailSize = 200;

function smallImage(service: string, { width, height }: PageImage): object {
  const scale = Math.min(1, thumbnailSize / Math.max(width, height));
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    id: `${service}/full/${size.width},${size.height}/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    ...size,
    service: [{ id: service, type: 'ImageService3', profile: 'level2' }],
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
  return { id: `${canvas}/transcript`, type: 'AnnotationPage', label: ours('Transcript'), items };
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

/** The head, then what is said and what stands between, each by its first words. */
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
  const blocks = record.body.map((block, n) => {
    if (block.kind === 'heading') return range(`heading-${n + 1}`, block.text, [block.at]);
    const opening = firstWords(block.paragraphs[0]?.text ?? '');
    const isNamed = block.kind === 'narrative' || block.speaker === '' || opensWithSpeaker(block);
    return range(
      `${block.kind === 'narrative' ? 'text' : 'speech'}-${n + 1}`,
      isNamed ? opening : `${block.speaker}: ${opening}`,
      [block.at, ...block.paragraphs.flatMap(({ at, continues = [] }) => [at, ...continues])],
    );
  });
  return {
    id: `${base}/range`,
    type: 'Range',
    label: ours('Contents'),
    items: [...(head.length > 0 ? [{ ...range('head', '', head), label: ours('Head') }] : []), ...blocks],
  };
}

/** Letters that a line of contents gives of a speech. */
const openingLength = 48;

function firstWords(said: string): string {
  if (said.length <= openingLength) return said;
  return `${said.slice(0, said.lastIndexOf(' ', openingLength) + 1 || openingLength).trimEnd()} …`;
}

function metadataOf({ kind, date, time, venue, banner, participants }: MemconRecord): object[] {
  const rows: (readonly [string, readonly string[]])[] = [
    ['Kind', [genres[kind]]],
    ['Date', date ? [date.iso ?? date.typed] : []],
    ['Time', time ? [time.typed] : []],
    ['Place', venue ? [venue.text] : []],
    ['Marking', banner.level === null ? [] : [bannerText(banner)]],
    ['Participants', participants.map(({ name, title }) => (title === null ? name : `${name}, ${title}`))],
  ];
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => ({ label: ours(label), value: { none: values } }));
}

function labelOf({ subject, title, edition, id }: MemconRecord): string {
  return subject?.text ?? edition?.head ?? title?.text ?? id;
}

function ours(value: string): LanguageMap {
  return { en: [value] };
}

function text(value: string): LanguageMap {
  return { none: [value] };
}
