import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { collect, collectAgain, countMatches, windowsOf, type Index, type Window } from './collect.ts';
import { blockSlots, slotRows } from './columns.ts';
import { Connection } from './connection.ts';
import { sql } from './migrations/0001-library.ts';
import { blockToken } from './writer.ts';

/** An index of three blocks and a bit with one paragraph in every 50th slot: no records, the index alone is asked. */
describe('collecting hits from several blocks', () => {
  const slots = 3 * blockSlots + 1000;
  let folder: string;
  let db: Connection;
  let index: Index;
  const even: number[] = [];
  const all: number[] = [];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'memcon-collect-'));
    db = new Connection(join(folder, 'index.db'), { readOnly: false });
    db.exec(sql);
    db.exec(`BEGIN; UPDATE library SET slots = ${slots}`);
    for (let slot = 1; slot < slots; slot += 50) {
      const rowid = slot * slotRows + 1;
      const isEven = all.length % 2 === 0;
      db.run(
        'INSERT INTO found (rowid, text) VALUES (?, ?)',
        rowid,
        `harbor ${isEven ? 'even' : 'odd'} ${blockToken(rowid)}`,
      );
      all.push(rowid);
      if (isEven) even.push(rowid);
    }
    db.exec('COMMIT');
    index = { db, slots };
  });
  after(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  test('gives all, sorted', async () => {
    assert.deepEqual(await collect(index, '"harbor"', null), { rowids: all, window: null, scale: 1 });
    assert.deepEqual((await collect(index, '("harbor") AND ("even")', null)).rowids, even);
    assert.deepEqual((await collect(index, '("harbor") NOT ("odd")', null)).rowids, even);
    assert.deepEqual((await collect(index, '("odd") AND ("even")', null)).rowids, []);
    assert.deepEqual(await collectAgain(index, '("harbor") AND ("even")', null), even);
    assert.equal(await countMatches(index, '"harbor"'), all.length);
    assert.equal(await countMatches(index, '("harbor") AND ("even")'), even.length);
  });

  for (const width of [7, 300, blockSlots, 2 * blockSlots])
    test(`windows of ${width} slots share nothing and are all together`, async () => {
      const found: number[] = [];
      const first: Window = { slots, width, number: 0 };
      const windows = windowsOf(first);
      for (let number = 0; number < windows; number++) {
        const { rowids, scale } = await collect(index, '("harbor") AND ("even")', { ...first, number });
        assert.ok(scale >= 1);
        assert.deepEqual(
          rowids,
          rowids.toSorted((a, b) => a - b),
        );
        found.push(...rowids);
      }
      assert.deepEqual(
        found.toSorted((a, b) => a - b),
        even,
      );
    });

  test('a part that is outside of the library has nothing', async () => {
    assert.deepEqual((await collect(index, '"harbor"', { slots, width: blockSlots, number: 99 })).rowids, []);
  });
});
