import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createWorker, OEM, PSM } from 'tesseract.js';
import { abortable } from './abortable.ts';
import type { OcrEngine, OcrImage, OcrKind, OcrWord } from './engine.ts';
import { modelFolder } from './model.ts';
import { parseTsv } from './tsv.ts';

/** Tesseract as WebAssembly, with the English model that is installed beside it: nothing is fetched. */
export const tesseractJs: OcrKind = {
  name: `tesseract.js ${versionOf('tesseract.js')}`,
  start,
};

function versionOf(name: string): string {
  const file = fileURLToPath(import.meta.resolve(`${name}/package.json`));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

async function start(): Promise<OcrEngine> {
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: modelFolder(),
    cacheMethod: 'none',
    gzip: true,
    // Without a handler it throws where nothing can catch; the call itself rejects too.
    errorHandler: () => undefined,
  });
  // Its remarks on strokes too thin to be letters would go to standard error.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, debug_file: '/dev/null' });
  let dpi = 0;
  return {
    async recognise(image: OcrImage, signal?: AbortSignal): Promise<OcrWord[]> {
      if (image.dpi !== dpi) {
        dpi = image.dpi;
        await worker.setParameters({ user_defined_dpi: String(Math.round(dpi)) });
      }
      const work = worker.recognize(Buffer.from(image.file.buffer), {}, { text: false, tsv: true });
      const { data } = await abortable(work, signal);
      return parseTsv(data.tsv ?? '');
    },
    async close() {
      await worker.terminate();
    },
  };
}
