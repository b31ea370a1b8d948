import { turnQuarters } from '../image/grey.ts';
import type { GreyImage } from '../image/grey.ts';
import { packGrey } from '../image/decode.ts';
import { compose, identity } from '../image/matrix.ts';
import type { Matrix } from '../image/matrix.ts';
import { prepareImage } from '../image/prepare.ts';
import type { PreparedImage } from '../image/prepare.ts';
import type { PageSight } from '../scan-options.ts';
import type { OcrImage } from './engine.ts';
import type { OcrPool } from './pool.ts';
import { confidenceOf, score } from './word-confidence.ts';

type Turns = 0 | 1 | 2 | 3;

/** Below this mean confidence of its letters a page may stand on its head. */
const poorReading = 0.5;

/** Cleans, levels and reads a page's picture, whichever way up it is. The picture is given up: it is painted on. */
export function readPicture(picture: GreyImage, pool: OcrPool, signal?: AbortSignal): Promise<PageSight> {
  const prepared = prepareImage(picture);
  return prepared.turns.length > 1
    ? readUncertain(picture, prepared, pool, signal)
    : readPrepared(prepared, pool, signal);
}

async function readPrepared(
  { image, toPicture, turns }: PreparedImage,
  pool: OcrPool,
  signal?: AbortSignal,
): Promise<PageSight> {
  if (turns.length === 0) return { image, words: [], toPicture };
  const words = await pool.recognise(await packPage(image), signal);
  if (confidenceOf(words) < poorReading) {
    const best = await likeliestTurns(image, [0, 2], pool, signal);
    if (best !== 0) {
      const turned = turnQuarters(image, best);
      const again = await pool.recognise(await packPage(turned), signal);
      return { image: turned, words: again, toPicture: compose(toPicture, turnedBack(image, best)) };
    }
  }
  return { image, words, toPicture };
}

/** Reads a page that may lie on its side or stand on its head; which, its middle tells. */
async function readUncertain(
  picture: GreyImage,
  asItLies: PreparedImage,
  pool: OcrPool,
  signal?: AbortSignal,
): Promise<PageSight> {
  const best = await likeliestTurns(picture, asItLies.turns, pool, signal);
  if (best === 0) return readPrepared({ ...asItLies, turns: [0] }, pool, signal);
  const prepared = prepareImage(turnQuarters(picture, best));
  const toPicture = compose(turnedBack(picture, best), prepared.toPicture);
  return readPrepared({ image: prepared.image, toPicture, turns: [0] }, pool, signal);
}

async function packPage(image: GreyImage): Promise<OcrImage> {
  return { file: await packGrey(image), dpi: image.dpi };
}

/** The turns under which the middle of the page reads best. */
async function likeliestTurns(
  picture: GreyImage,
  turns: readonly Turns[],
  pool: OcrPool,
  signal?: AbortSignal,
): Promise<Turns> {
  let best: Turns = turns[0] ?? 0;
  let most = -1;
  for (const turn of turns) {
    const words = await pool.recognise(await packPage(middleOf(turnQuarters(picture, turn))), signal);
    const value = score(words);
    if (value > most) {
      most = value;
      best = turn;
    }
  }
  return best;
}

/** The middle quarter of a page, full width: some ten lines of text. */
function middleOf(image: GreyImage): GreyImage {
  const { data, width, height, dpi } = image;
  const from = Math.floor(height * 0.35);
  const to = Math.floor(height * 0.6);
  return { data: data.subarray(from * width, to * width), width, height: to - from, dpi };
}

/** From a picture turned clockwise by quarter turns to the picture before. */
function turnedBack({ width, height }: GreyImage, turns: Turns): Matrix {
  if (turns === 1) return { a: 0, b: -1, c: 1, d: 0, e: 0, f: height };
  if (turns === 2) return { a: -1, b: 0, c: 0, d: -1, e: width, f: height };
  if (turns === 3) return { a: 0, b: 1, c: -1, d: 0, e: width, f: 0 };
  return identity;
}
