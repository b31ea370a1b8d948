import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { FileOutcome } from '../query/library.ts';
import { describeOutcome, fileRate, startIngestProgress } from './ingest-progress.ts';

/** Longer than the bar waits before it draws itself anew. */
const redraw = 150;

function outcome(change: Partial<FileOutcome> = {}): FileOutcome {
  return { path: 'box/a.txt', outcome: 'read', records: 1, reason: null, took: 5, ...change };
}

test('a bar shows files, their rate, the time left, failures, and the page of a scan', async (context) => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 160 });
  let written = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (written += chunk));
  const progress = await startIngestProgress(3, stream);
  context.after(() => progress.stop());
  progress.end(outcome());
  progress.end(outcome({ path: 'b.txt', outcome: 'failed', records: 0, reason: 'is empty' }));
  progress.page('scans/c.pdf', 2, 7);
  await wait(redraw);
  assert.match(written, /2 of 3 files, \d+\.\d files\/s, \S+ left, 1 failed · page 2 of 7 of scans\/c\.pdf/);
  assert.match(written, /memcon: b\.txt: is empty\n/);
  assert.doesNotMatch(written, /a\.txt/);
  progress.page('scans/c.pdf', 7, 7);
  progress.end(outcome({ path: 'scans/c.pdf' }));
  await wait(redraw);
  assert.match(written, /3 of 3 files, \d+\.\d files\/s, 0s left, 1 failed *(?!·)/);
});

test('each outcome in one line', () => {
  assert.equal(describeOutcome(outcome()), 'box/a.txt: read, 1 record');
  assert.equal(
    describeOutcome(outcome({ records: 2, reason: '1 not read: line 7: is no JSON' })),
    'box/a.txt: read, 2 records (1 not read: line 7: is no JSON)',
  );
  assert.equal(
    describeOutcome(outcome({ outcome: 'not-a-memorandum', records: 0, reason: 'no memorandum in it' })),
    'box/a.txt: no memorandum (no memorandum in it)',
  );
  assert.equal(describeOutcome(outcome({ outcome: 'failed', reason: 'is empty' })), 'box/a.txt: is empty');
});

test('rates', () => {
  assert.equal(fileRate(12, 1000), '12.0 files/s');
  assert.equal(fileRate(2, 8000), '4.0 s/file');
  assert.equal(fileRate(0, 0), '0.0 files/s');
});
