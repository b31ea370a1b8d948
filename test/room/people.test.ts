import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('samples/*ostrander*.txt', { cwd: root }).map((path) => resolve(root, path));
const chromium = findChromium();

describe('people in a browser', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let library: TestLibrary;
  let room: LookedAtRoom;
  let person: number;

  before(async () => {
    library = await makeLibrary(texts);
    const found = await library.store.people.list({ query: 'Joris Ostrander', limit: 1 });
    person = found[0]!.id;
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());
  const records = async (): Promise<number | undefined> => (await library.store.people.get(person))?.records;

  test('two people are made one, and two again', async () => {
    await room.open(`/people/${person}`);
    assert.equal(await records(), 1);
    await room.page.getByRole('button', { name: 'Merge with another person' }).click();
    await room.page.getByRole('button', { name: /^Merge.*Saskia Ostrander/ }).click();
    const decision = room.page.locator('.decisions li', { hasText: 'Saskia Ostrander merged with' });
    await decision.waitFor();
    assert.match((await decision.textContent()) ?? '', /M\. Ashgrove, \d{4}-\d\d-\d\d/);
    assert.equal(await records(), 2);
    await room.page.getByText('2 conversations').first().waitFor();
    await decision.getByRole('button', { name: /^Take back/ }).click();
    await decision.waitFor({ state: 'detached' });
    assert.equal(await records(), 1);
  });

  test('a label is taken off a person, by keys alone, and given back', async () => {
    await room.open(`/people/${person}`);
    const label = room.page.getByRole('button', { name: /^Take off: PRIME MINISTER OSTRANDER/ });
    await label.focus();
    await room.page.keyboard.press('Enter');
    const decision = room.page.locator('.decisions li', { hasText: '“PRIME MINISTER OSTRANDER” taken off' });
    await decision.waitFor();
    const labels = async (): Promise<readonly string[]> =>
      (await library.store.people.labels(person)).map((one) => one.label);
    assert.ok(!(await labels()).includes('PRIME MINISTER OSTRANDER'));
    await decision.getByRole('button', { name: /^Take back/ }).focus();
    await room.page.keyboard.press('Enter');
    await decision.waitFor({ state: 'detached' });
    assert.ok((await labels()).includes('PRIME MINISTER OSTRANDER'));
  });

  test('without a name nothing is decided, and that is said', async () => {
    await room.open(`/people/${person}`);
    await room.page.getByLabel('Changes by').fill('');
    await room.page.getByRole('button', { name: /^Take off: PRIME MINISTER OSTRANDER/ }).click();
    await room.page.getByRole('alert').filter({ hasText: 'Put your name' }).waitFor();
    assert.deepEqual(await library.store.people.decisions(person), []);
  });

  test('no page logged an error', () => assert.deepEqual(room.faults, []));
});
