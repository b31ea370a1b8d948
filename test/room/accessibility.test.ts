import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsOf } from '../support/axe.ts';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const papers = globSync(['samples/1989*.txt', 'samples/1997*.txt', 'samples/scans/*.pdf'], { cwd: root });
const chromium = findChromium();

interface View {
  readonly name: string;
  /** `scan`, `text` and `person` stand for an id. */
  readonly path: string;
  /** What is opened there. */
  readonly go?: (page: Page) => Promise<unknown>;
}

const views: readonly View[] = [
  { name: 'the library', path: '/' },
  { name: 'hits', path: '/?q=ferries' },
  { name: 'no hits', path: '/?q=zzyzx' },
  { name: 'a fault in a query', path: '/?q=mark%3Apurple' },
  { name: 'help', path: '/', go: (page) => page.getByRole('button', { name: 'Help' }).click() },
  {
    name: 'completions',
    path: '/',
    go: async (page) => {
      await page.getByLabel('Search what was said').fill('mark:');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'exports', path: '/?q=ferries', go: (page) => openDialog(page, 'Export', '.export-form') },
  {
    name: 'a scan',
    path: '/records/scan#p3',
    go: (page) => page.locator('.zone').first().waitFor({ state: 'attached' }),
  },
  { name: 'a text', path: '/records/text' },
  {
    name: 'a text with its furniture and notes',
    path: '/records/text',
    go: async (page) => {
      await page.getByLabel('Banners and stamps').check();
      for (const summary of await page.locator('.note summary, .whole-notes > summary').all())
        if (await summary.isVisible()) await summary.click();
    },
  },
  {
    name: 'corrections',
    path: '/records/text#p3',
    go: async (page) => {
      await page.getByLabel('Correct', { exact: true }).check();
      await page.getByRole('button', { name: 'Correct text of paragraph 3' }).click();
      await page.getByRole('button', { name: 'Correct the mark of paragraph 4' }).click();
      await page.getByRole('button', { name: 'Correct participant 1' }).click();
      await page.getByRole('button', { name: 'Correct date' }).click();
    },
  },
  { name: 'citations', path: '/records/text#p3', go: (page) => openDialog(page, 'Cite', '.citations') },
  { name: 'keys', path: '/records/text', go: (page) => openDialog(page, 'Keys', '.keys') },
  { name: 'the review queue', path: '/review', go: (page) => page.locator('.doubt .context').waitFor() },
  { name: 'people', path: '/people' },
  { name: 'a person', path: '/people/person' },
  {
    name: 'a merge',
    path: '/people/person',
    go: (page) => openDialog(page, 'Merge with another person', '.merge-form'),
  },
  { name: 'the chronology', path: '/chronology' },
  { name: 'contacts', path: '/contacts' },
  { name: 'adding files', path: '/add' },
  { name: 'nothing', path: '/nothing/here' },
  { name: 'a record that is not there', path: '/records/nope' },
];

async function openDialog(page: Page, button: string, part: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.locator(part).first().waitFor();
}

describe('WCAG 2.2 AA, by axe', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let room: LookedAtRoom;
  const ids = new Map<string, string>();

  before(async () => {
    const library = await makeLibrary(papers.map((path) => resolve(root, path)));
    const records = await library.store.summaries(await library.store.recordIds({ limit: 10 }));
    ids.set('scan', records.find(({ source }) => source.name.endsWith('.pdf'))?.id ?? '');
    ids.set('text', records.find(({ date }) => date?.startsWith('1997'))?.id ?? '');
    const [person] = await library.store.people.list({ query: 'Joris Ostrander', limit: 1 });
    ids.set('person', `${person?.id ?? ''}`);
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());

  for (const [width, colorScheme] of [
    [1400, 'light'],
    [1400, 'dark'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)
    test(`${views.length} views, ${width} pixels wide, ${colorScheme}`, async () => {
      const { page } = room;
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const tooWide: string[] = [];
      for (const { name, path, go } of views) {
        await room.open(path.replace(/\b(scan|text|person)\b/, (id) => ids.get(id) ?? ''));
        await page.locator('main h1').first().waitFor({ state: 'attached' });
        await go?.(page);
        await page.waitForLoadState('networkidle');
        assert.deepEqual(await violationsOf(page), [], name);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > width) tooWide.push(`${name} is ${wide} wide`);
        // What is typed stays for the next visit, which is not meant here.
        await page.evaluate(
          "Object.keys(localStorage).filter((key) => key.startsWith('draft ')).forEach((key) => localStorage.removeItem(key))",
        );
      }
      assert.deepEqual(tooWide, []);
    });

  test('a library that can’t be reached, and one on its way', async () => {
    const { page } = room;
    await page.setViewportSize({ width: 1400, height: 800 });
    for (const path of [
      '/?q=ferries',
      `/records/${ids.get('text') ?? ''}`,
      '/review',
      '/people',
      '/chronology',
    ]) {
      await page.route('**/api/**', (route) => route.abort());
      await room.open(path);
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
      assert.deepEqual(await violationsOf(page), [], `${path}, failing`);
      await page.unrouteAll();
      let answer = (): void => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/api/**', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('button', { name: 'Try again' }).first().click();
      assert.deepEqual(await violationsOf(page), [], `${path}, on its way`);
      answer();
      await page.unrouteAll({ behavior: 'wait' });
    }
  });

  test('no page logged an error', () => {
    assert.deepEqual(
      room.faults.filter((fault) => !fault.includes('ERR_FAILED')),
      [],
    );
  });
});
