import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { compose, identity, mapBox, type Matrix } from '../../page/image/matrix.ts';
import { operationsOf } from './content-stream.ts';

/** A content stream of the page itself or of a form on it. */
interface Content {
  /** Null: the page's own, all of its streams joined. */
  readonly form: PDFRef | null;
  readonly bytes: string;
}

/** A text that is shown, or an image that covers what was painted before it, in the order of painting. */
type Painted =
  | { readonly kind: 'cover' }
  | {
      readonly kind: 'text';
      readonly content: Content;
      /** Where its operation starts in the content. */
      readonly start: number;
      readonly invisible: boolean;
    };

interface GraphicsState {
  readonly matrix: Matrix;
  readonly textMode: number;
}

/** Operators that show text. */
const showing = new Set(['Tj', 'TJ', "'", '"']);
/** Rendering modes that paint nothing: neither fill nor stroke (ISO 32000-1, table 106). */
const invisibleModes = new Set([3, 7]);
/** Part of the page that an image must cover to hide what lies beneath. */
const coveringShare = 0.5;
/** Forms within forms deeper than this are not looked at. */
const deepest = 8;

/**
 * Takes the text off a page that nobody sees on it: text in an invisible rendering mode, and text painted before
 * the picture of the page. That is what the text layer of a scan is made of; everything visible stays as it is.
 *
 * @returns whether there was any
 */
export function removeHiddenText(page: PDFPage): boolean {
  const texts = textsOn(page);
  for (const [, shown] of Map.groupBy(texts, ({ content }) => content.form)) {
    // A form that is used twice may be seen in one place.
    const seen = new Set(shown.filter(({ hidden }) => !hidden).map(({ start }) => start));
    const starts = shown.map(({ start }) => start).filter((start) => !seen.has(start));
    const { content } = shown[0]!;
    if (starts.length > 0) write(page, content, without(content.bytes, new Set(starts)));
  }
  return texts.some(({ hidden }) => hidden);
}

/** Whether the page itself is set in letters, and not their picture. */
export function showsText(page: PDFPage): boolean {
  return textsOn(page).some(({ hidden }) => !hidden);
}

function textsOn(
  page: PDFPage,
): readonly (Extract<Painted, { readonly kind: 'text' }> & { readonly hidden: boolean })[] {
  const own = ownContent(page);
  if (own === null) return [];
  const painted: Painted[] = [];
  const resources = page.node.Resources() ?? page.doc.context.obj({});
  walk(page, own, resources, { matrix: identity, textMode: 0 }, 0, painted);
  const cover = painted.findLastIndex(({ kind }) => kind === 'cover');
  return painted.flatMap((paint, i) =>
    paint.kind === 'text' ? [{ ...paint, hidden: paint.invisible || i < cover }] : [],
  );
}

/** The content without the operations that start there, and without the texts that marked content says it stands for. */
function without(bytes: string, starts: ReadonlySet<number>): string {
  let kept = '';
  let position = 0;
  for (const { operator, operands, start, end } of operationsOf(bytes)) {
    const isActualText = operator === 'BDC' && operands[1]?.includes('/ActualText');
    if (!starts.has(start) && !isActualText) continue;
    kept += bytes.slice(position, start);
    if (isActualText) kept += `${operands[0]!} <<>> BDC`;
    // These two also go to the next line.
    else if (operator === "'" || operator === '"') kept += 'T*';
    position = end;
  }
  return kept + bytes.slice(position);
}

function write(page: PDFPage, { form }: Content, bytes: string): void {
  const { context } = page.doc;
  const contents = Uint8Array.from(bytes, (sign) => sign.charCodeAt(0));
  if (form === null) {
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(contents)));
    return;
  }
  const old = context.lookup(form, PDFStream);
  const entries = [...old.dict.entries()].filter(([key]) => !written.has(key.decodeText()));
  const stream = context.flateStream(contents);
  for (const [key, value] of entries) stream.dict.set(key, value);
  context.assign(form, stream);
}

/** Entries of a stream's dictionary that say how its bytes are written. */
const written = new Set(['Length', 'Filter', 'DecodeParms', 'F', 'FFilter', 'FDecodeParms', 'DL']);

/** Null where a stream can't be decoded: it stays as it is. */
function ownContent(page: PDFPage): Content | null {
  const contents = page.node.Contents();
  if (!contents) return null;
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((item) => page.doc.context.lookup(item))
      : [contents];
  const texts = streams.map((stream) => (stream instanceof PDFStream ? decode(stream) : null));
  return texts.includes(null) ? null : { form: null, bytes: texts.join('\n') };
}

function decode(stream: PDFStream): string | null {
  try {
    const bytes = stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return text;
  } catch {
    return null;
  }
}

function walk(
  page: PDFPage,
  content: Content,
  resources: PDFDict,
  initial: GraphicsState,
  depth: number,
  painted: Painted[],
): void {
  const { context } = page.doc;
  const saved: GraphicsState[] = [];
  let state = initial;
  for (const operation of operationsOf(content.bytes)) {
    const { operator, operands } = operation;
    if (operator === 'q') saved.push(state);
    else if (operator === 'Q') state = saved.pop() ?? state;
    else if (operator === 'cm')
      state = { ...state, matrix: compose(state.matrix, matrixOf(operands.map(Number))) };
    else if (operator === 'Tr') state = { ...state, textMode: Number(operands[0]) };
    else if (showing.has(operator)) {
      const invisible = invisibleModes.has(state.textMode);
      painted.push({ kind: 'text', content, start: operation.start, invisible });
    } else if (operator === 'BI' && covers(page, state.matrix)) painted.push({ kind: 'cover' });
    else if (operator === 'Do' && depth < deepest) {
      const name = PDFName.of(operands[0]?.slice(1) ?? '');
      const objects = resources.lookupMaybe(PDFName.of('XObject'), PDFDict);
      const reference = objects?.get(name);
      const object = reference ? context.lookup(reference) : undefined;
      if (!(object instanceof PDFStream)) continue;
      if (isForm(object) && reference instanceof PDFRef) {
        const bytes = decode(object);
        if (bytes === null) continue;
        const inner = object.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources;
        const matrix = compose(state.matrix, formMatrix(object, context));
        walk(page, { form: reference, bytes }, inner, { ...state, matrix }, depth + 1, painted);
      } else if (isOpaqueImage(object) && covers(page, state.matrix)) painted.push({ kind: 'cover' });
    }
  }
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return { a, b, c, d, e, f };
}

function formMatrix({ dict }: PDFStream, context: PDFContext): Matrix {
  const numbers = dict.lookupMaybe(PDFName.of('Matrix'), PDFArray)?.asArray() ?? [];
  return matrixOf(numbers.map((item) => numberOf(context.lookup(item))));
}

function numberOf(object: unknown): number {
  return object instanceof PDFNumber ? object.asNumber() : 0;
}

function isForm({ dict }: PDFStream): boolean {
  return dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
}

/** A stencil or an image with a mask lets through what lies beneath. */
function isOpaqueImage({ dict }: PDFStream): boolean {
  return (
    dict.get(PDFName.of('Subtype')) === PDFName.of('Image') &&
    dict.lookup(PDFName.of('ImageMask')) !== PDFBool.True &&
    !dict.has(PDFName.of('SMask')) &&
    !dict.has(PDFName.of('Mask'))
  );
}

/** Whether an image, which fills the unit square, covers most of the page. */
function covers(page: PDFPage, matrix: Matrix): boolean {
  const { x, y, width, height } = page.getCropBox();
  const box = mapBox(matrix, { x0: 0, y0: 0, x1: 1, y1: 1 });
  const w = Math.min(box.x1, x + width) - Math.max(box.x0, x);
  const h = Math.min(box.y1, y + height) - Math.max(box.y0, y);
  return w > 0 && h > 0 && w * h >= coveringShare * width * height;
}
