import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { pageSegmentation } from './engine.ts';
import type { OcrEngine, OcrImage, OcrKind, OcrWord } from './engine.ts';
import { modelFolder } from './model.ts';
import { parseTsv } from './tsv.ts';

/** Tesseract as a program of this machine, a quarter faster than in WebAssembly; null where there is none. */
export async function findNativeTesseract(): Promise<OcrKind | null> {
  try {
    const { stdout } = await promisify(execFile)('tesseract', ['--version']);
    const version = /^tesseract v?(\d+)(\S*)/.exec(stdout);
    // The model needs the network engine of version 4 and later.
    if (!version || Number(version[1]) < 4) return null;
    return { name: `tesseract ${version[1]!}${version[2]!} of this machine`, start };
  } catch {
    return null;
  }
}

async function start(): Promise<OcrEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'memcon-model-'));
  const packed = await readFile(join(modelFolder(), 'eng.traineddata.gz'));
  await writeFile(join(folder, 'eng.traineddata'), await promisify(gunzip)(packed));
  return {
    recognise: (image, signal) => recognise(folder, image, signal),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function recognise(folder: string, image: OcrImage, signal?: AbortSignal): Promise<OcrWord[]> {
  const args = ['stdin', 'stdout', '--tessdata-dir', folder, '-l', 'eng', '--psm', pageSegmentation];
  args.push('--dpi', String(Math.round(image.dpi)), '-c', 'tessedit_create_tsv=1');
  const child = spawn('tesseract', args, {
    // One page a process: threads inside it cost more than they give.
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(signal ? { signal } : {}),
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let tsv = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (tsv += part));
  child.on('error', (error) => {
    reject(signal?.aborted ? (signal.reason as Error) : error);
  });
  child.on('close', (code) => {
    if (code === 0) resolve(tsv);
    else reject(new Error(`tesseract ended with exit code ${code ?? 'none'}`));
  });
  // A program that ends before it has read everything says so by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(image.file);
  return parseTsv(await promise);
}
