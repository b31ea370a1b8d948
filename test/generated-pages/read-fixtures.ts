import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TruthWord } from '../../tools/train-marks/generated-page.ts';
import type { GreyImage } from '../../src/page/image/grey.ts';
import type { WordOnImage } from '../../src/page/strokes/text-geometry.ts';

export interface Fixture {
  readonly name: string;
  readonly image: GreyImage;
  readonly words: readonly TruthWord[];
}

export async function readFixtures(): Promise<Fixture[]> {
  const names = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.png'));
  return Promise.all(
    names.map(async (file) => {
      const path = join(import.meta.dirname, file);
      const truth = JSON.parse(readFileSync(path.replace(/png$/, 'json'), 'utf8')) as {
        dpi: number;
        words: TruthWord[];
      };
      const { data, info } = await sharp(path).greyscale().raw().toBuffer({ resolveWithObject: true });
      const image = { data: new Uint8Array(data), width: info.width, height: info.height, dpi: truth.dpi };
      return { name: file, image, words: truth.words };
    }),
  );
}

/** The words as an OCR engine reads them: `spoil` gives what it makes of a mark, null where it sees nothing. */
export function asOcrWords(
  words: readonly TruthWord[],
  spoil: (word: TruthWord) => string | null,
): WordOnImage[] {
  return words.flatMap((word) => {
    const [x, y, w, h] = word.box;
    const text = word.level === null ? word.text : spoil(word);
    return text === null ? [] : [{ text, x, y, w, h, line: word.line, confidence: word.level ? 0.3 : 0.94 }];
  });
}
