import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { findChromium } from '../support/browser.ts';
import { openingWords, paragraphsAPage, putLongRecord } from '../support/long-record.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary } from '../support/room.ts';

const chromium = findChromium();
const pages = 100;

interface Row {
  readonly top: number;
  readonly bottom: number;
  readonly drawn: boolean;
  readonly text: string;
}

describe('a record of a hundred pages', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let room: LookedAtRoom;
  let id: string;

  before(async () => {
    const library = await makeLibrary([]);
    id = await putLongRecord(library, pages);
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());

  const shownPage = (page: number): Promise<void> =>
    room.page.locator(`.viewer[data-shown="${page}"]`).waitFor();
  /** The rows of the transcript that the window shows, from above, and whether each is drawn. */
  const rowsInWindow = (): Promise<readonly Row[]> =>
    room.page.evaluate<Row[]>(`
      [...document.querySelectorAll('.transcript > *')].flatMap((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        if (bottom <= 0 || top >= innerHeight) return [];
        const drawn = (row.querySelector('.prose') ?? row).checkVisibility({ contentVisibilityAuto: true });
        return [{ top, bottom, drawn, text: row.textContent }];
      })`);
  const nextFrames = (): Promise<unknown> =>
    room.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

  /** Waits for a page's expression to hold; the room's policy lets no page evaluate what it is given while it waits. */
  const until = async (expression: string): Promise<void> => {
    for (let looks = 0; !(await room.page.evaluate<boolean>(expression)); looks++) {
      assert.ok(looks < 300, `never: ${expression}`);
      await setTimeout(40);
    }
  };
  /** How far below the window's top the page's break lies, in CSS pixels. */
  const topOf = (page: number): Promise<number> =>
    room.page.evaluate<number>(`document.getElementById('page-${page}').getBoundingClientRect().top`);

  /** Clicks where the button is: the driver's own click first scrolls to what sticks to the window, and turns pages. */
  const clickNextPage = async (): Promise<void> => {
    const place = await room.page.getByRole('button', { name: 'Next page' }).boundingBox();
    assert.ok(place);
    await room.page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  };

  test('any page is come to by its anchor, with its text and its picture', async () => {
    await room.open(`/records/${id}`);
    for (const page of [50, 100, 2, 77]) {
      await room.page.evaluate(`location.hash = 'page-${page}'`);
      await shownPage(page);
      await room.page.getByText(openingWords(page, 1)).waitFor();
      const first = (page - 1) * paragraphsAPage + 1;
      const place = await room.page.locator(`#p${first}`).boundingBox();
      assert.ok(place && place.y >= 0 && place.y < 900, `p${first} is in the window`);
      await room.page.locator(`.zone-paragraph[data-zone="p${first}"]`).waitFor({ state: 'attached' });
    }
  });

  test('scrolling from end to end leaves no gap and turns the pages', async () => {
    await room.page.setViewportSize({ width: 1400, height: 3000 });
    await room.open(`/records/${id}`);
    await room.page.locator('#p1').waitFor();
    const seen = new Set<string>();
    for (let atEnd = false; !atEnd;) {
      const rows = await rowsInWindow();
      for (const [n, { top, bottom, drawn, text }] of rows.entries()) {
        assert.ok(drawn, `a row at ${top} is not drawn: ${text}`);
        const next = rows[n + 1];
        // A page break has some room around it.
        if (next) assert.ok(next.top - bottom < 40, `nothing is between ${text} and ${next.text}`);
        for (const [item] of text.matchAll(/Item \d+-\d+ of/g)) seen.add(item);
      }
      atEnd = await room.page.evaluate<boolean>(
        'scrollY + innerHeight >= document.documentElement.scrollHeight - 2',
      );
      await room.page.mouse.wheel(0, 2800);
      await nextFrames();
    }
    assert.equal(seen.size, pages * paragraphsAPage);
    await room.page.setViewportSize({ width: 1400, height: 900 });
    await room.page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await shownPage(pages);
  });

  test('the page before is shown until the next one is there', async () => {
    await room.open(`/records/${id}#page-10`);
    await shownPage(10);
    const hasInk = `(() => {
      const canvas = document.querySelector('.viewer-canvas canvas');
      const { data } = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
      return data[3] > 0;
    })()`;
    await until(hasInk);
    await room.page.route('**/iiif/**', async (route) => {
      await setTimeout(300);
      await route.continue();
    });
    await clickNextPage();
    for (let looks = 0; (await room.page.locator('.viewer[data-shown="11"]').count()) === 0; looks++) {
      assert.ok(await room.page.evaluate<boolean>(hasInk), 'the table is empty');
      assert.ok(looks < 300, 'page 11 never comes');
      await setTimeout(40);
    }
    assert.ok(await room.page.evaluate<boolean>(hasInk), 'the table is empty');
    await room.page.unrouteAll({ behavior: 'wait' });
  });

  test('the page that is asked for comes to the window’s top and stays there', async () => {
    for (const page of [10, 63]) {
      await room.open('/people');
      await room.open(`/records/${id}#page-${page}`);
      await shownPage(page);
      for (let looks = 0; looks < 10; looks++) {
        await nextFrames();
        const top = await topOf(page);
        assert.ok(looks < 8 || (top >= 0 && top < 120), `page ${page} lies at ${top}`);
      }
    }
  });

  test('a place is held while what is above it grows, until the reader scrolls', async () => {
    await room.open('/people');
    await room.open(`/records/${id}#page-40`);
    await shownPage(40);
    for (let looks = 0; looks < 8; looks++) await nextFrames();
    const before = await topOf(40);
    await room.page.evaluate(`document.querySelector('.reading').style.paddingTop = '900px'`);
    await nextFrames();
    assert.ok(Math.abs((await topOf(40)) - before) < 2);
    await room.page.mouse.move(1200, 400);
    await room.page.mouse.wheel(0, 300);
    await until(`document.getElementById('page-40').getBoundingClientRect().top < ${before - 200}`);
    for (let looks = 0; looks < 4; looks++) await nextFrames();
    assert.ok((await topOf(40)) < before - 200);
    // A mouse left on the transcript would turn to the page of the paragraph that comes to lie under it.
    await room.page.mouse.move(0, 0);
  });

  test('a last page that never fills the window is turned to all the same, and the first again', async () => {
    await room.page.setViewportSize({ width: 1400, height: 3000 });
    await room.open(`/records/${id}#page-${pages - 1}`);
    await shownPage(pages - 1);
    await clickNextPage();
    await shownPage(pages);
    for (let looks = 0; looks < 8; looks++) await nextFrames();
    await shownPage(pages);
    await room.page.keyboard.press('Home');
    await shownPage(1);
    await room.page.setViewportSize({ width: 1400, height: 900 });
  });

  test('the browser’s own search finds words that were never in view', async () => {
    await room.open(`/records/${id}`);
    await room.page.locator('#p1').waitFor();
    assert.equal(await room.page.evaluate(`window.find('${openingWords(88, 5)}')`), true);
    const n = 87 * paragraphsAPage + 5;
    const place = await room.page.locator(`#p${n}`).boundingBox();
    assert.ok(place && place.y > -place.height && place.y < 900, `p${n} is in the window`);
  });

  test('looking at a paragraph redraws that one alone', async () => {
    await room.open(`/records/${id}#p400`);
    await room.page.locator('#p400:focus').waitFor();
    await room.page.evaluate(`
      globalThis.changed = 0;
      new MutationObserver((all) => { globalThis.changed += all.length; })
        .observe(document.querySelector('.transcript'), { subtree: true, childList: true, characterData: true, attributes: true })`);
    await room.page.locator('#p401').hover();
    await room.page.locator('#p401.looked-at').waitFor();
    assert.ok((await room.page.evaluate<number>('globalThis.changed')) <= 8);
  });

  test('no page logged an error', () => assert.deepEqual(room.faults, []));
});
