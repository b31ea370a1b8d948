import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { violationsOf } from '../support/axe.ts';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('samples/*.txt', { cwd: root }).map((path) => resolve(root, path));
const [scan] = globSync('samples/scans/*.pdf', { cwd: root }).map((path) => resolve(root, path));
const chromium = findChromium();

describe(
  'the reading room in a browser',
  { skip: chromium === null && 'no Chromium on this machine' },
  () => {
    let library: TestLibrary;
    let room: LookedAtRoom;
    let page: Page;

    before(async () => {
      assert.ok(scan);
      library = await makeLibrary([...texts, scan]);
      room = await lookAtRoom(library, chromium ?? '');
      page = room.page;
    });
    after(() => room.close());
    const open = (path: string): Promise<void> => room.open(path);

    /** Id of the record whose doubt the review queue shows. */
    const recordOfDoubt = async (): Promise<string> =>
      /\/records\/([^#]+)/.exec((await page.locator('.doubt .facts a').getAttribute('href')) ?? '')?.[1] ??
      assert.fail('The doubt names no record');
    const box = (): Locator => page.getByLabel('Search what was said');

    test('from a search to a passage to its place on the page', async () => {
      await open('/');
      await box().fill('ferries');
      await page.keyboard.press('Enter');
      const hit = page.locator('a.hit').first();
      await hit.waitFor();
      assert.match((await hit.locator('mark').first().textContent()) ?? '', /^ferr/i);
      await hit.click();
      await page.locator('.paragraph.chosen').waitFor();
      assert.match(page.url(), /\/records\/[^#]+#p\d+$/);
    });

    test('the place of a paragraph shows on the scan, and the paragraph of a place', async () => {
      const found = await library.store.search({
        query: { kind: 'all' },
        sort: 'date',
        limit: 100,
        hitsPerRecord: 1,
        facets: [],
      });
      const scanned = found.groups.find(({ record }) => record.source.name.endsWith('.pdf'));
      assert.ok(scanned, 'the library has a scan');
      await open(`/records/${scanned.record.id}`);
      await page.locator('.zone-paragraph').first().waitFor({ state: 'attached' });
      await page.locator('#p1').hover();
      await page.locator('.zone.active[data-zone="p1"]').waitFor({ state: 'attached' });
      const zone = page.locator('.zone-paragraph').nth(1);
      const id = await zone.getAttribute('data-zone');
      await zone.click({ force: true });
      await page.locator(`.paragraph.chosen#${id}`).waitFor();
      assert.deepEqual(await violationsOf(page), []);
    });

    test('a mark that is corrected is found by its new value, and undone again', async () => {
      await open('/?q=mark%3ASBU');
      await page.locator('.notice').waitFor();
      await open('/?q=ferries');
      await page.locator('a.hit').first().click();
      await page.locator('.paragraph.chosen').waitFor();
      await page.getByLabel('Correct', { exact: true }).check();
      const paragraph = page.locator('.paragraph.chosen');
      await paragraph.getByRole('button', { name: /Correct the mark/ }).click();
      await paragraph.getByRole('combobox').selectOption('SBU');
      await page.keyboard.press('Enter');
      await page.locator('.changes li').first().waitFor();
      await open('/?q=mark%3ASBU');
      await page.locator('a.hit .chip.level-SBU').first().waitFor();
      await page.locator('a.hit').first().click();
      await page.locator('.changes').getByRole('button', { name: 'Undo' }).click();
      await page.locator('.changes').waitFor({ state: 'detached' });
      await open('/?q=mark%3ASBU');
      await page.locator('.notice').waitFor();
    });

    test('the keyboard alone goes from the query to a passage', async () => {
      await open('/');
      await page.locator('.results').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('spea');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal(await box().inputValue(), 'speaker:');
      await page.keyboard.type('president ');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=speaker/, { waitUntil: 'commit' });
      await page.locator('a.hit').first().waitFor();
      await page.locator('.results h2 a').first().focus();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.paragraph.chosen').waitFor();
    });

    test('a fault in a query is shown where it stands', async () => {
      await open(`/?q=${encodeURIComponent('mark:purple')}`);
      const fault = page.getByRole('alert');
      await fault.waitFor();
      assert.match((await fault.textContent()) ?? '', /purple/);
      assert.deepEqual(await violationsOf(page), []);
    });

    test('a scan is added in the browser', async () => {
      await open('/add');
      const name = '<img src=x onerror=alert(1)>.txt';
      const text = readFileSync(
        resolve(root, 'samples/1997-03-08-halloran-ostrander-telcon.txt'),
        'utf8',
      ).replaceAll('ferries', 'barges');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      const row = page.locator('.uploads li').first();
      await row.getByText(/read, 1 record/).waitFor();
      assert.ok((await row.textContent())?.includes(name), 'the name is shown as it is');
      assert.equal(await page.locator('.uploads img').count(), 0);
    });

    test('the review queue takes a reading with one key', async () => {
      await open('/review');
      const doubt = page.locator('.doubt h2');
      const first = await doubt.textContent();
      await page.keyboard.press('n');
      await doubt.filter({ hasNotText: first ?? '' }).waitFor();
      const name = ((await doubt.textContent()) ?? '').toLowerCase();
      const id = await recordOfDoubt();
      await page.keyboard.press('a');
      await page.getByText(/^\s*1 reading settled/).waitFor();
      const [kept] = await library.store.corrections(id);
      assert.equal(kept?.by, 'M. Ashgrove');
      await page.keyboard.press('z');
      await page.getByText(/^\s*0 readings settled/).waitFor();
      assert.equal(((await doubt.textContent()) ?? '').toLowerCase(), name);
      assert.deepEqual(await library.store.corrections(id), []);
    });

    test('readings that are put off come again, and those settled do not', async () => {
      await open('/review');
      const doubt = page.locator('.doubt h2');
      const left = async (): Promise<number> =>
        Number(/(\d+) left/.exec((await page.locator('.progress [role=status]').textContent()) ?? '')?.[1]);
      await doubt.waitFor();
      const [all, first] = [await left(), await doubt.textContent()];
      assert.ok(all > 1);
      await page.keyboard.press('a');
      await page.getByText(new RegExp(`, ${all - 1} left`)).waitFor();
      const second = await doubt.textContent();
      for (let n = all - 1; n > 0; n--) {
        await page.getByText(new RegExp(`, ${n} left`)).waitFor();
        await page.keyboard.press('n');
      }
      await page.getByText(new RegExp(`, ${all - 1} left`)).waitFor();
      assert.equal(await doubt.textContent(), second);
      for (let n = all - 1; n > 0; n--) {
        await page.getByText(new RegExp(`, ${n} left`)).waitFor();
        await page.keyboard.press('n');
      }
      await page.getByText(new RegExp(`, ${all - 1} left`)).waitFor();
      assert.notEqual(await doubt.textContent(), first);
    });

    test('all records in doubt come, batch by batch, and then the first again', async () => {
      const doubtful = (await library.store.leastSure({ limit: 100 })).map(({ recordId }) => recordId);
      assert.ok(doubtful.length > 2);
      await page.route('**/api/review?*', (route) =>
        route.continue({ url: route.request().url().replace('limit=25', 'limit=1') }),
      );
      await open('/review');
      await page.locator('.doubt').waitFor();
      const seen: string[] = [];
      for (let presses = 0; seen.length <= doubtful.length && presses < 100; presses++) {
        const id = await recordOfDoubt();
        if (seen.at(-1) !== id) seen.push(id);
        await page.keyboard.press('n');
        await page.locator('.review [aria-busy=false]').waitFor();
      }
      assert.deepEqual(seen, [...doubtful, doubtful[0]!]);
      await page.unrouteAll();
    });

    test('single keys can be turned off, and stay off', async () => {
      await open('/review');
      await page.locator('.doubt .choices-row kbd').first().waitFor();
      const doubt = await page.locator('.doubt h2').textContent();
      await page.getByLabel('Single keys').uncheck();
      await page.locator('.doubt .choices-row kbd').first().waitFor({ state: 'hidden' });
      await page.getByRole('heading', { name: 'Review' }).click();
      await page.keyboard.press('n');
      await page.keyboard.press('a');
      assert.equal(await page.locator('.doubt h2').textContent(), doubt);
      await page.getByRole('button', { name: 'Later' }).click();
      await page
        .locator('.doubt h2')
        .filter({ hasNotText: doubt ?? '' })
        .waitFor();
      await open('/');
      await page.locator('.results').waitFor();
      await page.keyboard.press('/');
      assert.equal(await page.locator('input:focus').count(), 0);
      await page.getByRole('button', { name: 'Help' }).click();
      await page.getByLabel('goes to the box').check();
      await page.getByRole('heading', { name: 'Search' }).click({ force: true });
      await page.keyboard.press('/');
      await box().and(page.locator(':focus')).waitFor();
    });

    test('a search that fails says so above what was found before', async () => {
      await open('/?q=ferries');
      await page.locator('a.hit').first().waitFor();
      await page.route('**/api/search**', (route) =>
        route.fulfill({
          status: 429,
          contentType: 'application/problem+json',
          body: JSON.stringify({ detail: 'The library is busy' }),
        }),
      );
      await box().fill('harbor');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'The library is busy' }).waitFor();
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    });

    test('no page logged an error', () => {
      assert.deepEqual(room.faults, []);
    });
  },
);
