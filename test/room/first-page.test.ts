import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('samples/*.txt', { cwd: root }).map((path) => resolve(root, path));
const chromium = findChromium();
/** Bytes, compressed, that each page may cost a first visit, its data included and pictures of papers left out. */
const most = { '/': 60_000, '/chronology': 140_000, '/people': 60_000, '/review': 60_000, record: 200_000 };

describe('a first visit', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let room: LookedAtRoom;
  let record: string;

  before(async () => {
    const library = await makeLibrary(texts);
    record = `/records/${(await library.store.recordIds({ limit: 1 }))[0] ?? ''}`;
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());

  for (const [name, limit] of Object.entries(most))
    test(`of ${name} stays within ${limit / 1000} kB`, async () => {
      const visitor = await room.context.browser()!.newContext();
      const page = await visitor.newPage();
      // As they come over the wire: what is compressed only in principle is not counted so.
      const network = await visitor.newCDPSession(page);
      await network.send('Network.enable');
      let bytes = 0;
      network.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(new URL(name === 'record' ? record : name, room.room.address).href);
      await page.waitForLoadState('networkidle');
      await visitor.close();
      assert.ok(bytes > 10_000, `${bytes} bytes: nothing was loaded`);
      assert.ok(bytes <= limit, `${bytes} bytes`);
    });
});
