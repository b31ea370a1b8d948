import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('{samples,test/fixtures/memcons/*}/*.txt', { cwd: root }).map((path) =>
  resolve(root, path),
);
const chromium = findChromium();

describe('contacts in a browser', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let library: TestLibrary;
  let room: LookedAtRoom;

  before(async () => {
    library = await makeLibrary(texts);
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());

  test('names keep apart', async () => {
    await room.open('/contacts');
    await room.page.locator('.graph circle').first().waitFor();
    const boxesOf = async (parts: string) =>
      await Promise.all((await room.page.locator(`.graph ${parts}`).all()).map((part) => part.boundingBox()));
    const dots = await boxesOf('circle');
    const names = (await boxesOf('text')).map((box) => {
      assert.ok(box);
      // Without the rim in the colour of the paper, which may lie over others'.
      return {
        left: box.x + 3,
        right: box.x + box.width - 3,
        top: box.y + 3,
        bottom: box.y + box.height - 3,
      };
    });
    assert.ok(names.length > 10 && dots.length >= names.length, `${names.length} names, ${dots.length} dots`);
    const touching = names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => [a, b]),
    );
    assert.deepEqual(touching, []);
  });

  test('a dot leads to its person', async () => {
    await room.open('/contacts');
    await room.page.locator('.graph circle').first().click();
    await room.page.waitForURL(/\/people\/\d+$/);
  });

  test('no page logged an error', () => {
    assert.deepEqual(room.faults, []);
  });
});
