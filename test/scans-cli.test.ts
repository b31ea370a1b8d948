import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { launcher, memcon } from './support/command.ts';
import { picturePage, scannedPdf, typedPdf, typeLines, type TypedPage } from './support/scans.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-scans-'));
const file = (name: string): string => join(folder, name);
after(() => rmSync(folder, { recursive: true }));

function sheet(texts: readonly string[]): TypedPage {
  return { width: 612, height: 792, lines: typeLines(texts, 72, 72) };
}

function memorandum(subject: string, day: string): readonly string[] {
  return [
    'THE STATE HOUSE',
    '',
    'MEMORANDUM OF CONVERSATION',
    '',
    `SUBJECT: ${subject} (C)`,
    '',
    'PARTICIPANTS: President Marlow of Vale',
    'Premier Adler of Norland',
    '',
    `DATE, TIME: ${day}, 10:05 - 10:20 a.m.`,
    'AND PLACE: The Study',
    '',
    'PRESIDENT MARLOW: The ferries should run again by summer. (C)',
    '',
    'PREMIER ADLER: I shall have it looked into. (U)',
  ];
}

const packetPages = [
  sheet(['Withdrawal/Redaction Sheet', '', 'Documents withdrawn: 1']),
  sheet(memorandum('Ferries between Norland and Vale', 'May 3, 1988')),
  sheet(['2', '', 'PRESIDENT MARLOW: Then we are agreed. (U)']),
  sheet(memorandum('Harbor dues', 'May 9, 1988')),
];
const strip = await picturePage(
  { width: 288, height: 90, lines: typeLines(['PREMIER ADLER: The harbor is open. (U)']) },
  200,
);

before(async () => {
  writeFileSync(file('note.txt'), memorandum('Ferries', 'May 3, 1988').join('\n'));
  writeFileSync(file('packet.pdf'), await typedPdf(packetPages));
  writeFileSync(file('strip.pdf'), await scannedPdf([strip]));
  writeFileSync(file('long.pdf'), await scannedPdf(Array.from({ length: 60 }, () => strip)));
});

describe('memcon read --overlay', { concurrency: 2 }, () => {
  test('a scanned page becomes a picture with a margin, wider than the scan', async () => {
    const ran = await memcon(['read', file('strip.pdf'), '--overlay', file('over/lay'), '--jobs', '1']);
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.match(ran.stdout, /The harbor is open/);
    assert.deepEqual(readdirSync(file('over/lay')), ['strip-p1.png']);
    const { width, height, format } = await sharp(file('over/lay/strip-p1.png')).metadata();
    assert.equal(format, 'png');
    assert.ok(width > 800 && height > 250, `${width} × ${height}`);
    // The scan's own black ink is there, and colours that no scan has.
    const { channels } = await sharp(file('over/lay/strip-p1.png')).removeAlpha().stats();
    assert.ok(channels.length === 3 && channels.every(({ min }) => min < 40));
  });

  test('what was read from text has no picture, and the command says so', async () => {
    const ran = await memcon(['read', file('note.txt'), file('packet.pdf'), '--overlay', file('none')]);
    assert.equal(ran.code, 0);
    assert.equal(
      ran.stderr,
      [file('note.txt'), file('packet.pdf')]
        .map((path) => `memcon: ${path}: no overlay, for it was read from text, not from a picture\n`)
        .join(''),
    );
    assert.deepEqual(readdirSync(file('none')), []);
  });

  test('a folder that can’t be made ends the run before anything is read', async () => {
    const ran = await memcon(['read', file('note.txt'), '--overlay', join(file('note.txt'), 'x')]);
    assert.deepEqual([ran.code, ran.stdout], [3, '']);
    assert.match(
      ran.stderr,
      /^memcon: .*x: can't be made a folder for overlays \(part of its path is a file/,
    );
  });
});

test('--ocr always reads what --ocr never leaves to the text layer; --jobs is a number', async () => {
  const args = ['read', file('strip.pdf'), '--format', 'json', '--ocr'];
  const notes = async (when: string): Promise<string> => (await memcon([...args, when])).stdout;
  assert.match(await notes('always'), /1 of 1 pages were read by OCR/);
  assert.doesNotMatch(await notes('never'), /read by OCR/);
  for (const jobs of ['0', 'two', '1.5', '-1']) {
    const ran = await memcon(['read', file('strip.pdf'), `--jobs=${jobs}`]);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /--jobs.*number from 1 to/);
  }
});

describe('memcon split', () => {
  interface Listing {
    readonly files: readonly {
      readonly records: readonly { readonly pages: readonly number[]; readonly file: string | null }[];
      readonly otherPages: readonly { readonly page: number; readonly kind: string }[];
    }[];
  }

  test('lists records and other pages', async () => {
    const pretty = await memcon(['split', file('packet.pdf')]);
    assert.deepEqual([pretty.code, pretty.stderr], [0, '']);
    assert.match(pretty.stdout, /^ {2}1 {4}withdrawal sheet\n {2}2–3 {2}1988-05-03 · memcon · /m);
    const { stdout } = await memcon(['split', file('packet.pdf'), '--format', 'json']);
    const [listed] = (JSON.parse(stdout) as Listing).files;
    assert.deepEqual(
      listed!.records.map(({ pages, file: name }) => [pages, name]),
      [
        [[2, 3], null],
        [[4, 4], null],
      ],
    );
    assert.deepEqual(listed!.otherPages, [{ page: 1, kind: 'withdrawal-sheet' }]);
  });

  test('writes one PDF a record, and over nothing unless forced', async () => {
    const args = ['split', file('packet.pdf'), '--out', file('parts')];
    const ran = await memcon(args);
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.deepEqual(readdirSync(file('parts')).sort(), ['packet-2-3.pdf', 'packet-4-4.pdf']);
    const part = await PDFDocument.load(readFileSync(file('parts/packet-2-3.pdf')));
    assert.deepEqual(
      part.getPages().map((page) => [page.getWidth(), page.getHeight()]),
      [
        [612, 792],
        [612, 792],
      ],
    );
    const { stdout } = await memcon(['read', file('parts/packet-2-3.pdf'), '--format', 'json']);
    assert.match(stdout, /Ferries between Norland and Vale/);
    assert.match(stdout, /Then we are agreed\./);
    assert.doesNotMatch(stdout, /Harbor dues/);

    writeFileSync(file('parts/packet-4-4.pdf'), 'mine');
    const again = await memcon(args);
    assert.equal(again.code, 3);
    assert.match(again.stderr, /^memcon: .*packet-2-3\.pdf: is there already; --force writes over it\n/);
    assert.equal(readFileSync(file('parts/packet-4-4.pdf'), 'utf8'), 'mine');
    assert.equal((await memcon([...args, '--force'])).code, 0);
    assert.ok(readFileSync(file('parts/packet-4-4.pdf')).subarray(0, 5).equals(Buffer.from('%PDF-')));
  });

  test('an encrypted PDF that opens without a password is taken apart too', async () => {
    const open = await typedPdf([packetPages[3]!], (pdf) =>
      pdf.encrypt({ userPassword: '', ownerPassword: 'y' }),
    );
    writeFileSync(file('owned.pdf'), open);
    const ran = await memcon(['split', file('owned.pdf'), '--out', file('owned')]);
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    const { stdout } = await memcon(['read', file('owned/owned-1-1.pdf'), '--format', 'json']);
    assert.match(stdout, /Harbor dues/);
  });

  test('what is no PDF is listed, not written', async () => {
    const ran = await memcon(['split', file('note.txt'), '--out', file('texts')]);
    assert.equal(ran.code, 3);
    assert.match(ran.stdout, /1988-05-03 · memcon/);
    assert.equal(
      ran.stderr,
      `memcon: ${file('note.txt')}: is no PDF, so its pages can't be written to PDFs\n`,
    );
    assert.deepEqual(readdirSync(file('texts')), []);
  });
});

describe('Ctrl-C', { concurrency: 2 }, () => {
  /** Starts the command and gathers what it prints. */
  function start(
    args: readonly string[],
    env = {},
  ): {
    child: ReturnType<typeof spawn>;
    printed: { stdout: string; stderr: string };
  } {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (printed.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (printed.stderr += String(chunk)));
    return { child, printed };
  }

  test('ends a scan at work, and what was printed is whole', { timeout: 60_000 }, async () => {
    const temporary = file('temporary');
    mkdirSync(temporary);
    const args = [launcher, 'read', file('note.txt'), file('long.pdf'), file('note.txt')];
    const { child, printed } = start([...args, '--format', 'json', '--overlay', file('cut')], {
      TMPDIR: temporary,
      NODE_DISABLE_COMPILE_CACHE: '1',
    });
    await once(child.stdout!, 'data');
    const isAtWork = (): boolean =>
      readdirSync(temporary, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.png'));
    // One of sixty pages is read.
    while (!isAtWork()) await wait(20);
    const pressed = performance.now();
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 130);
    assert.ok(performance.now() - pressed < 10_000);
    const { records } = JSON.parse(printed.stdout) as { records: unknown[] };
    assert.equal(records.length, 1);
    assert.match(printed.stderr, /memcon: interrupted; 1 of 3 inputs are done\n$/);
    assert.deepEqual(readdirSync(file('cut')), []);
    // Nothing is left lying about: neither pictures put away nor the engines' models.
    assert.deepEqual(readdirSync(temporary), []);
  });

  test('does not wait for standard input', { timeout: 60_000 }, async () => {
    const { child, printed } = start([launcher, 'read', file('note.txt'), '-']);
    await once(child.stdout!, 'data');
    await wait(100);
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'close'), [130, null]);
    assert.match(printed.stderr, /interrupted; 1 of 2 inputs/);
  });

  test('a second one ends at once what would not end', { timeout: 60_000 }, async () => {
    const module = resolve(import.meta.dirname, '../src/cli/interrupt.ts');
    const program = `
      const { listenForInterrupt } = await import(${JSON.stringify(module)});
      const { signal } = listenForInterrupt();
      signal.addEventListener('abort', () => console.log('aborted'));
      setInterval(() => undefined, 1000);
      console.log('ready');`;
    const { child, printed } = start(['--input-type=module', '-e', program]);
    await once(child.stdout!, 'data');
    child.kill('SIGINT');
    await once(child.stdout!, 'data');
    // What comes at the same moment is the same press, passed on by a launcher.
    child.kill('SIGINT');
    await wait(600);
    assert.equal(child.exitCode ?? child.signalCode, null);
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'close'), [null, 'SIGINT']);
    assert.equal(printed.stdout, 'ready\naborted\n');
  });
});
