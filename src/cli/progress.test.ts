import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { pageRate, startProgress, type Progress, type Surroundings } from './progress.ts';

/** A stream that is a terminal of 120 columns, and what was written to it. */
function terminal(): { stream: PassThrough & { isTTY: boolean }; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  const chunks: string[] = [];
  stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return { stream, written: () => chunks.join('') };
}

/** Longer than the bars wait before they draw themselves anew. */
const redraw = 150;

/** Progress that a failing test stops too: a bar that is not stopped draws itself for ever. */
async function start(context: TestContext, surroundings: Surroundings): Promise<Progress> {
  const progress = await startProgress(surroundings);
  context.after(() => progress.stop());
  return progress;
}

async function readTwoOfThree(progress: Progress): Promise<void> {
  progress.begin('packet.pdf');
  progress.page(1, 3);
  progress.page(2, 3);
  await wait(redraw);
}

test('pages, their rate and the time left are shown beside the files', async (context) => {
  const { stream, written } = terminal();
  const progress = await start(context, { total: 2, stream, shared: false });
  await readTwoOfThree(progress);
  progress.step();
  await wait(redraw);
  progress.stop();
  assert.match(written(), /2 of 3 pages, \d+\.\d pages\/s, \S+ left · packet\.pdf/);
  assert.match(written(), /1 of 2 files/);
});

test('a single scan has a bar, which makes way for the output on the same terminal', async (context) => {
  const { stream, written } = terminal();
  const progress = await start(context, { total: 1, stream, shared: true });
  await readTwoOfThree(progress);
  assert.match(written(), /2 of 3 pages/);
  assert.doesNotMatch(written(), /files/);
  progress.step();
  const before = written();
  // Cleared from the bar's first column down.
  assert.ok(
    before.endsWith('\u001b[1G\u001b[0J') || before.endsWith('\u001b[0J'),
    JSON.stringify(before.slice(-20)),
  );
  await wait(redraw);
  assert.equal(written(), before);
});

test('what is said goes above the bars, in a line of its own', async (context) => {
  const { stream, written } = terminal();
  const progress = await start(context, { total: 2, stream, shared: false });
  progress.say('a.pdf: is empty');
  progress.stop();
  assert.match(written(), /memcon: a\.pdf: is empty[^\n]*\n/);
});

test('off a terminal nothing is drawn', async (context) => {
  const stream = new PassThrough();
  const progress = await start(context, { total: 2, stream, shared: false });
  await readTwoOfThree(progress);
  progress.stop();
  assert.equal(stream.read(), null);
});

test('slow pages are counted by the second', () => {
  assert.equal(pageRate(14, 10_000), '1.4 pages/s');
  assert.equal(pageRate(5, 16_000), '3.2 s/page');
});
