import sharp from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import type { PageImage } from '../../model/page.ts';
import type { GreyImage } from './grey.ts';
import { clampDpi, maxPixels } from './limits.ts';

// One page at a time is decoded, and never the same one twice: threads and a cache would only hold memory.
sharp.cache(false);
sharp.concurrency(1);

/** An image file as its head describes it. */
export interface ImageFile {
  readonly pageCount: number;
  /** Size that page `index`, from 0, is read at; null where it has more pixels than the limit. Throws where it is damaged. */
  describe(index: number): Promise<PageImage | null>;
  decode(index: number, size: PageImage): Promise<GreyImage>;
}

/** Sides of US letter paper in inches: what a page is taken for whose resolution is not given. */
const letter = { short: 8.5, long: 11 };
/** Page sizes in inches that a stated resolution may lead to; otherwise it is some program's default. */
const plausibleSide = { least: 4, most: 40 };

/** Opens TIFF, PNG or JPEG. Throws where the head is damaged. */
export async function openImage(bytes: Uint8Array): Promise<ImageFile> {
  const { pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return {
    pageCount: pages,
    async describe(index) {
      const head = await sharp(bytes, { page: index, limitInputPixels: false }).metadata();
      return head.width * head.height > maxPixels ? null : sizeOf(head);
    },
    async decode(index, { width, height, dpi }) {
      const data = await greyOf(sharp(bytes, { page: index, limitInputPixels: maxPixels }))
        .resize(width, height, { fit: 'fill' })
        .raw()
        .toBuffer();
      return { data, width, height, dpi };
    },
  };
}

/** Upright by what the camera noted, on white paper, in one channel. */
function greyOf(image: Sharp): Sharp {
  return image.autoOrient().flatten({ background: '#fff' }).toColourspace('b-w');
}

function sizeOf(head: Metadata): PageImage {
  const { width, height } = head.autoOrient;
  const stated = head.density ?? 0;
  const long = Math.max(width, height);
  const inches = long / stated;
  const isPlausible = inches >= plausibleSide.least && inches <= plausibleSide.most;
  // Both sides, for a strip of a page is no smaller print.
  const guessed = Math.max(long / letter.long, Math.min(width, height) / letter.short);
  const own = isPlausible ? stated : guessed;
  const dpi = clampDpi(own);
  return {
    width: Math.round((width * dpi) / own),
    height: Math.round((height * dpi) / own),
    dpi: Math.round(dpi * 100) / 100,
  };
}

/** The picture as a PNG file, packed as quickly as that goes. */
export async function packGrey(image: GreyImage): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await rawOf(image).toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer();
  return Uint8Array.from(packed);
}

/** The picture at another size; the resolution stays as given. */
export async function resizeGrey(
  image: GreyImage,
  size: { readonly width: number; readonly height: number },
): Promise<GreyImage> {
  if (image.width === size.width && image.height === size.height) return image;
  const data = await rawOf(image)
    .resize(size.width, size.height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { data, ...size, dpi: image.dpi };
}

function rawOf({ data, width, height }: GreyImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false });
}
