import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Download } from 'playwright-core';
import { exporters } from '../../src/export/exporters.ts';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('samples/*ostrander*.txt', { cwd: root }).map((path) => resolve(root, path));
const chromium = findChromium();

describe('exports in a browser', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let library: TestLibrary;
  let room: LookedAtRoom;

  before(async () => {
    library = await makeLibrary(texts);
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());

  const save = async (): Promise<Download> => {
    const [download] = await Promise.all([
      room.page.waitForEvent('download'),
      room.page.getByRole('button', { name: /^Save/ }).click(),
    ]);
    return download;
  };

  test('every form is offered, with a sentence', async () => {
    await room.open('/?q=speaker%3Aostrander');
    await room.page.getByRole('button', { name: 'Export' }).click();
    await room.page.getByRole('heading', { name: 'Export 2 records' }).waitFor();
    const offered = await room.page
      .locator('.export-form input')
      .evaluateAll((inputs: { value: string }[]) => inputs.map(({ value }) => value));
    assert.deepEqual(offered.toSorted(), Object.keys(exporters).toSorted());
    for (const text of await room.page.locator('.export-form').allTextContents())
      assert.match(text, /\S .+\.$/);
  });

  test('what a search found goes out as records and as a table of choice', async () => {
    await room.open('/?q=speaker%3Aostrander');
    await room.page.getByRole('button', { name: 'Export' }).click();
    await room.page.getByLabel('Records as JSON lines').check();
    const lines = readFileSync(await (await save()).path(), 'utf8')
      .trim()
      .split('\n');
    assert.equal(lines.length, 2);
    await room.page.getByText(/^Saved as .+\.jsonl$/).waitFor();
    await room.page.getByLabel('CSV table').check();
    await room.page.getByRole('combobox', { name: /^Table/ }).selectOption('paragraphs');
    const rows = readFileSync(await (await save()).path(), 'utf8')
      .trim()
      .split('\n');
    assert.ok(rows.length > 2 && rows[0]?.includes('paragraph'), rows[0]);
  });

  test('one record goes out as a citation in a style, and comes back to the same choice', async () => {
    const [id] = await library.store.recordIds({ limit: 1 });
    await room.open(`/records/${id}`);
    await room.page.getByRole('button', { name: 'Export' }).click();
    await room.page.getByLabel('Citations', { exact: false }).first().check();
    await room.page.getByRole('combobox', { name: /^Style/ }).selectOption('mla');
    const text = readFileSync(await (await save()).path(), 'utf8');
    const { subject } = (await library.store.record(id!))!;
    assert.ok(text.includes(subject?.text ?? ''), text);
    await room.page.keyboard.press('Escape');
    await room.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await room.page.locator(':focus').textContent(), 'Export');
    await room.page.keyboard.press('Enter');
    assert.ok(await room.page.locator('.export-form input[value=citation]').isChecked());
  });

  test('what can’t be made is said, and nothing is saved', async () => {
    const [id] = await library.store.recordIds({ limit: 1 });
    await room.open(`/records/${id}`);
    await room.page.getByRole('button', { name: 'Export' }).click();
    await room.page.getByLabel('Searchable PDF').check();
    await room.page.context().setOffline(true);
    await room.page.getByRole('button', { name: /^Save/ }).click();
    const said = room.page.getByRole('dialog').getByRole('alert');
    await said.waitFor();
    assert.match((await said.textContent()) ?? '', /\w/);
    await room.page.context().setOffline(false);
    assert.match(room.faults.pop() ?? '', /ERR_INTERNET_DISCONNECTED/);
  });

  test('no page logged an error', () => assert.deepEqual(room.faults, []));
});
