import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { findChromium, launchBrowser } from '../test/support/browser.ts';
import { makeLibrary, openRoom } from '../test/support/room.ts';

/** `npm run screenshots`: draws the README's pictures of the reading room anew, from a library of the samples. */
const root = resolve(import.meta.dirname, '..');
const chromium = findChromium();
if (chromium === null) throw new Error('There is no Chromium on this machine; MEMCON_CHROMIUM may name one');

const samples = globSync(['samples/*.txt', 'samples/scans/*.pdf'], { cwd: root });
const library = await makeLibrary(samples.map((path) => resolve(root, path)));
const room = await openRoom(library);
const browser = await launchBrowser(chromium);
try {
  const records = await library.store.summaries(await library.store.recordIds({ limit: 100 }));
  const scan = records.find(({ source }) => source.name.endsWith('.pdf'));
  const pages = {
    search: '/?q=speaker%3Aostrander+OR+ferries',
    record: `/records/${scan?.id ?? ''}#p3`,
    review: '/review',
    chronology: '/chronology',
  };
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.addInitScript(() => localStorage.setItem('editor', 'M. Ashgrove'));
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(new URL(path, room.address).href);
    await page.waitForLoadState('networkidle');
    if (name === 'review') await toDoubtOnScan(page);
    // Scrolling to the passage, and the viewer's first zoom, take a moment.
    await page.waitForTimeout(1500);
    const picture = sharp(await page.screenshot()).png({ palette: true, colours: 128 });
    await picture.toFile(resolve(root, 'docs', `room-${name}.png`));
  }
} finally {
  await browser.close();
  await room.close();
  await library.close();
}

/** Puts readings of texts off until one of a scan is shown, with its place on the paper. */
async function toDoubtOnScan(page: Page): Promise<void> {
  for (let put = 0; put < 100; put++) {
    if ((await page.locator('.cutting').count()) > 0) return;
    await page.keyboard.press('n');
  }
  throw new Error('No reading of a scan is in doubt');
}
