import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { clampDpi, drawnDpi, maxPixels, minDpi } from './limits.ts';
import { compose, identity, mapBox } from './matrix.ts';
import type { Box, Matrix } from './matrix.ts';
import { withScratch } from './pdfium.ts';

/** What a PDF page is made of, and the picture that it is read from. */
export interface PageSurvey {
  /** Points (1/72 inch), as the page is displayed. */
  readonly width: number;
  readonly height: number;
  /** `scan`: images cover most of it. `drawn`: text and lines. `empty`: nothing at all. */
  readonly content: 'scan' | 'drawn' | 'empty';
  /** Resolution of the picture: the scan's own, within the limits. */
  readonly dpi: number;
  /** Size of the picture in pixels; null where the page or an image on it has more than the limit. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** The one opaque image that is all there is to see, with the quarter turns that show it upright. */
  readonly whole: { readonly handle: number; readonly turns: 0 | 1 | 2 | 3 } | null;
  /** User space to picture. */
  readonly toPicture: Matrix;
}

interface PlacedImage {
  readonly handle: number;
  readonly width: number;
  readonly height: number;
  /** Inside a form, whose own settings (clip, blending) apply to it. */
  readonly nested: boolean;
  /** From the image's pixels, y downwards, to the displayed page in points, y downwards. */
  readonly toPage: Matrix;
}

const objectType = { text: 1, image: 3, form: 5 } as const;
const invisibleText = 3;
/** Objects beyond this many are not looked at: a page of text has a few thousand. */
const maxObjects = 50_000;

/** Looks through a loaded page without decoding any of its images. */
export function surveyPage(pdfium: WrappedPdfiumModule, page: number): PageSurvey {
  const width = pdfium.FPDF_GetPageWidthF(page);
  const height = pdfium.FPDF_GetPageHeightF(page);
  const toDisplay = displayMatrix(pdfium, page, width, height);
  const images: PlacedImage[] = [];
  let others = 0;
  let seen = 0;
  let paintedOver = false;

  const visit = (object: number, toUser: Matrix, nested: boolean): void => {
    if (++seen > maxObjects) return;
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === objectType.form) {
      const inner = compose(toUser, matrixOf(pdfium, object));
      for (let i = 0, n = pdfium.FPDFFormObj_CountObjects(object); i < n && seen <= maxObjects; i++)
        visit(pdfium.FPDFFormObj_GetObject(object, i), inner, true);
    } else if (type === objectType.image) {
      images.push(placeImage(pdfium, object, compose(toDisplay, toUser), nested));
      paintedOver = false;
    } else {
      others++;
      paintedOver ||=
        type !== objectType.text || pdfium.FPDFTextObj_GetTextRenderMode(object) !== invisibleText;
    }
  };
  for (let i = 0, n = pdfium.FPDFPage_CountObjects(page); i < n && seen <= maxObjects; i++)
    visit(pdfium.FPDFPage_GetObject(page, i), identity, false);
  const whollySeen = seen <= maxObjects;
  paintedOver ||= pdfium.FPDFPage_GetAnnotCount(page) > 0;

  const cover = images.map((image) => shareOfPage(image, width, height));
  let content: PageSurvey['content'] = images.length + others > 0 || paintedOver ? 'drawn' : 'empty';
  if (cover.reduce((sum, share) => sum + share, 0) >= 0.5) content = 'scan';

  const last = images.at(-1);
  const turns = last && !paintedOver && whollySeen ? wholePage(pdfium, page, last, width, height) : null;
  // The finest image of a size that holds text; a logo of a few letters does not decide.
  const deciding = images.filter((_, i) => cover[i]! >= 0.05);
  const finest = Math.max(0, ...(deciding.length > 0 ? deciding : images).map(dpiOf));
  const wanted = content === 'scan' ? clampDpi(finest) : drawnDpi;
  const dpi = Math.min(wanted, 72 * Math.sqrt(maxPixels / (width * height)));
  const tooLarge = dpi < minDpi || images.some((image) => image.width * image.height > maxPixels);
  const scale = last && turns !== null ? dpi / dpiOf(last) : null;
  const across = turns === 1 || turns === 3;
  const picture =
    last && scale !== null
      ? {
          width: Math.round(scale * (across ? last.height : last.width)),
          height: Math.round(scale * (across ? last.width : last.height)),
        }
      : { width: Math.round((width * dpi) / 72), height: Math.round((height * dpi) / 72) };
  return {
    width,
    height,
    content,
    dpi,
    picture: tooLarge ? null : picture,
    whole: last && turns !== null ? { handle: last.handle, turns } : null,
    toPicture: compose({ ...identity, a: picture.width / width, d: picture.height / height }, toDisplay),
  };
}

/** User space to the displayed page in points, y downwards: crop box and rotation taken in. */
function displayMatrix(pdfium: WrappedPdfiumModule, page: number, width: number, height: number): Matrix {
  // PDFium gives whole device units; a thousand of them to the point keep the fractions.
  const fine = 1000;
  const at = (x: number, y: number): readonly [number, number] =>
    withScratch(pdfium, 8, (p) => {
      const [w, h] = [Math.round(width * fine), Math.round(height * fine)];
      pdfium.FPDF_PageToDevice(page, 0, 0, w, h, 0, x, y, p, p + 4);
      return [pdfium.pdfium.getValue(p, 'i32') / fine, pdfium.pdfium.getValue(p + 4, 'i32') / fine];
    });
  const [e, f] = at(0, 0);
  const [ax, ay] = at(fine, 0);
  const [cx, cy] = at(0, fine);
  return { a: (ax - e) / fine, b: (ay - f) / fine, c: (cx - e) / fine, d: (cy - f) / fine, e, f };
}

function matrixOf(pdfium: WrappedPdfiumModule, object: number): Matrix {
  return withScratch(pdfium, 24, (p) => {
    if (!pdfium.FPDFPageObj_GetMatrix(object, p)) return identity;
    const [a, b, c, d, e, f] = [0, 4, 8, 12, 16, 20].map((i) => pdfium.pdfium.getValue(p + i, 'float'));
    return { a: a!, b: b!, c: c!, d: d!, e: e!, f: f! };
  });
}

function placeImage(
  pdfium: WrappedPdfiumModule,
  handle: number,
  toDisplay: Matrix,
  nested: boolean,
): PlacedImage {
  const [width, height] = withScratch(pdfium, 8, (p) => {
    pdfium.FPDFImageObj_GetImagePixelSize(handle, p, p + 4);
    return [pdfium.pdfium.getValue(p, 'i32') >>> 0, pdfium.pdfium.getValue(p + 4, 'i32') >>> 0] as const;
  });
  // An image fills the unit square of its own space, first row on top.
  const toUnit: Matrix = { a: 1 / width, b: 0, c: 0, d: -1 / height, e: 0, f: 1 };
  return {
    handle,
    width,
    height,
    nested,
    toPage: compose(toDisplay, compose(matrixOf(pdfium, handle), toUnit)),
  };
}

/** Pixels per inch, along the finer side, to the hundredth. */
function dpiOf({ toPage: m }: PlacedImage): number {
  const size = Math.min(Math.hypot(m.a, m.b), Math.hypot(m.c, m.d));
  return size > 0 ? Math.round(7200 / size) / 100 : 0;
}

function boxOf(image: PlacedImage): Box {
  return mapBox(image.toPage, { x0: 0, y0: 0, x1: image.width, y1: image.height });
}

function shareOfPage(image: PlacedImage, width: number, height: number): number {
  const box = boxOf(image);
  const w = Math.min(box.x1, width) - Math.max(box.x0, 0);
  const h = Math.min(box.y1, height) - Math.max(box.y0, 0);
  return w > 0 && h > 0 ? (w * h) / (width * height) : 0;
}

/**
 * The clockwise quarter turns that lay the image out as the page shows it, where it is all that the page
 * shows: opaque, neither mirrored nor slanted, square pixels, edges on the page's edges. Else null.
 */
function wholePage(
  pdfium: WrappedPdfiumModule,
  page: number,
  image: PlacedImage,
  width: number,
  height: number,
): 0 | 1 | 2 | 3 | null {
  const { toPage: m, handle } = image;
  const box = boxOf(image);
  const slack = 0.01;
  if (Math.abs(box.x0) > slack * width || Math.abs(box.x1 - width) > slack * width) return null;
  if (Math.abs(box.y0) > slack * height || Math.abs(box.y1 - height) > slack * height) return null;
  if (image.nested || pdfium.FPDFPageObj_HasTransparency(handle) || isStencil(pdfium, page, handle))
    return null;
  const [x, y] = [Math.hypot(m.a, m.b), Math.hypot(m.c, m.d)];
  if (Math.abs(x - y) > 0.015 * y) return null;
  const near = (p: number, q: number): boolean => Math.abs(p) < 0.002 * x && Math.abs(q) < 0.002 * x;
  if (near(m.b, m.c)) return m.a > 0 && m.d > 0 ? 0 : m.a < 0 && m.d < 0 ? 2 : null;
  if (near(m.a, m.d)) return m.b > 0 && m.c < 0 ? 1 : m.b < 0 && m.c > 0 ? 3 : null;
  return null;
}

/** A one-bit mask is painted with the current colour, which only drawing the page knows. */
function isStencil(pdfium: WrappedPdfiumModule, page: number, image: number): boolean {
  return withScratch(pdfium, 28, (p) => {
    // FPDF_IMAGEOBJ_METADATA: width, height, two resolutions, bits per pixel, colour space (0 is none), content id.
    if (!pdfium.FPDFImageObj_GetImageMetadata(image, page, p)) return true;
    return pdfium.pdfium.getValue(p + 20, 'i32') === 0;
  });
}
