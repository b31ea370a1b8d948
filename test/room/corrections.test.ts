import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { findChromium } from '../support/browser.ts';
import { lookAtRoom, type LookedAtRoom } from '../support/room-browser.ts';
import { makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('samples/1997*.txt', { cwd: root }).map((path) => resolve(root, path));
const chromium = findChromium();

/** What a text field in the page can do. */
interface Field {
  focus(): void;
  setSelectionRange(start: number, end: number): void;
}

describe('corrections in a browser', { skip: chromium === null && 'no Chromium on this machine' }, () => {
  let library: TestLibrary;
  let room: LookedAtRoom;
  let id: string;

  before(async () => {
    library = await makeLibrary(texts);
    id = (await library.store.recordIds({ limit: 1 }))[0]!;
    room = await lookAtRoom(library, chromium ?? '');
  });
  after(() => room.close());

  const paragraph = (n: number): Locator => room.page.locator(`#p${n}`);
  const editor = (n: number): Locator => room.page.getByLabel(`text of paragraph ${n}`, { exact: true });
  const textOf = async (n: number): Promise<string> => {
    const { body } = (await library.store.record(id, { corrected: true }))!;
    return body.flatMap((block) => (block.kind === 'heading' ? [] : block.paragraphs))[n - 1]!.text;
  };
  /** Waits for the change that is told, and for the record with it. */
  const kept = (what: RegExp): Promise<unknown> =>
    room.page.locator('.last-change', { hasText: what }).waitFor();
  const openToCorrect = async (): Promise<void> => {
    await room.open(`/records/${id}`);
    await room.page.getByLabel('Correct', { exact: true }).check();
  };
  const putCursor = (n: number, at: number): Promise<void> =>
    editor(n).evaluate((field: Field, offset: number) => {
      field.focus();
      field.setSelectionRange(offset, offset);
    }, at);

  test('a paragraph is split at the cursor and joined again, by mouse', async () => {
    const whole = await textOf(3);
    const offset = whole.indexOf('. ') + 2;
    await openToCorrect();
    await paragraph(3).getByRole('button', { name: 'Correct text of paragraph 3' }).click();
    await putCursor(3, offset);
    await paragraph(3).getByRole('button', { name: 'Split at the cursor' }).click();
    await kept(/paragraph 3 split/);
    assert.deepEqual(
      [await textOf(3), await textOf(4)],
      [whole.slice(0, offset).trim(), whole.slice(offset).trim()],
    );
    await room.page.locator('#p4:focus').waitFor();
    await paragraph(4).getByRole('button', { name: 'Correct text of paragraph 4' }).click();
    await paragraph(4).getByRole('button', { name: 'Join with the one before' }).click();
    await kept(/joined/);
    assert.equal(await textOf(3), whole);
    await room.page.locator('#p3:focus').waitFor();
    await room.page.locator('.last-change').getByRole('button', { name: 'Undo' }).click();
    await room.page.locator('.changes li').nth(1).waitFor({ state: 'detached' });
    assert.equal(await textOf(4), whole.slice(offset).trim());
    await room.page.locator('.changes').getByRole('button', { name: 'Undo' }).click();
    await room.page.locator('.changes').waitFor({ state: 'detached' });
    assert.equal(await textOf(3), whole);
  });

  test('a paragraph is split and joined by keys alone, with what was changed in it', async () => {
    const whole = await textOf(3);
    const offset = whole.indexOf('. ') + 2;
    await room.open(`/records/${id}#p3`);
    await room.page.locator('#p3:focus').waitFor();
    await room.page.keyboard.press('e');
    await editor(3).waitFor();
    await putCursor(3, offset);
    await room.page.keyboard.type('Well: ');
    await putCursor(3, offset);
    await room.page.keyboard.press('Shift+Enter');
    await room.page.locator('#p4:focus').waitFor();
    assert.equal(await textOf(4), `Well: ${whole.slice(offset).trim()}`);
    await room.page.keyboard.press('e');
    await editor(4).waitFor();
    await putCursor(4, 0);
    await room.page.keyboard.press('Backspace');
    await room.page.locator('#p3:focus').waitFor();
    assert.equal(await textOf(3), `${whole.slice(0, offset)}Well: ${whole.slice(offset)}`);
    for (const left of [2, 1, 0]) {
      await room.page.locator('.changes').getByRole('button', { name: 'Undo' }).last().click();
      await room.page.locator('.changes li').nth(left).waitFor({ state: 'detached' });
    }
    assert.equal(await textOf(3), whole);
  });

  test('a split where nothing would be left says so and keeps what is typed', async () => {
    await openToCorrect();
    await paragraph(3).getByRole('button', { name: 'Correct text of paragraph 3' }).click();
    await putCursor(3, 0);
    await room.page.keyboard.press('Shift+Enter');
    await paragraph(3).getByRole('alert').filter({ hasText: 'Put the cursor' }).waitFor();
    await room.page.keyboard.press('Escape');
    await editor(3).waitFor({ state: 'detached' });
    assert.equal(await room.page.locator(':focus').getAttribute('aria-label'), 'Correct text of paragraph 3');
  });

  test('nothing typed is lost while the library can’t be reached, nor by leaving the page', async () => {
    const before = await textOf(3);
    await openToCorrect();
    await paragraph(3).getByRole('button', { name: 'Correct text of paragraph 3' }).click();
    await editor(3).fill(`${before} So be it.`);
    await room.context.setOffline(true);
    await room.page.keyboard.press('Control+Enter');
    await paragraph(3).getByRole('alert').filter({ hasText: 'can’t be reached' }).waitFor();
    assert.equal(await editor(3).inputValue(), `${before} So be it.`);
    assert.equal(await textOf(3), before);
    await room.context.setOffline(false);
    await room.open('/');
    await room.open(`/records/${id}`);
    assert.equal(await editor(3).inputValue(), `${before} So be it.`);
    await paragraph(3).getByRole('button', { name: 'Keep' }).click();
    await kept(/text of paragraph 3/);
    assert.equal(await textOf(3), `${before} So be it.`);
    await room.page.locator('.last-change').getByRole('button', { name: 'Undo' }).click();
    await room.page.locator('.changes').waitFor({ state: 'detached' });
  });

  test('a server that fails is told beside the value, and the value stays', async () => {
    await openToCorrect();
    await room.page.route('**/corrections', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ detail: 'The library is busy' }),
      }),
    );
    await room.page.getByRole('button', { name: 'Correct venue' }).click();
    await room.page.getByLabel('venue', { exact: true }).fill('Situation Room');
    await room.page.keyboard.press('Enter');
    await room.page.getByRole('alert').filter({ hasText: 'The library is busy' }).waitFor();
    assert.equal(await room.page.getByLabel('venue', { exact: true }).inputValue(), 'Situation Room');
    await room.page.unroute('**/corrections');
    await room.page.keyboard.press('Enter');
    await kept(/venue/);
    await room.page.getByText('Situation Room', { exact: false }).first().waitFor();
    await room.page.locator('.last-change').getByRole('button', { name: 'Undo' }).click();
    await room.page.locator('.changes').waitFor({ state: 'detached' });
  });

  test('the head is corrected: time, a participant’s role, one added and taken out', async () => {
    await openToCorrect();
    await room.page.getByRole('button', { name: 'Correct time' }).click();
    await room.page.getByLabel(/^time/).fill('half past ten');
    await room.page.keyboard.press('Enter');
    await room.page.getByRole('alert').filter({ hasText: 'HH:MM' }).waitFor();
    await room.page.getByLabel(/^time/).fill('10:06–10:31 EST');
    await room.page.keyboard.press('Enter');
    await kept(/time/);
    await room.page.getByRole('button', { name: 'Add a participant' }).click();
    await room.page.getByLabel('name', { exact: true }).fill('Ines Farraday');
    await room.page.getByLabel('role').selectOption('notetaker');
    await room.page.getByRole('button', { name: 'Keep' }).click();
    await kept(/new participant/);
    const { participants, time } = (await library.store.record(id, { corrected: true }))!;
    assert.deepEqual([time?.start, time?.end, time?.zone], ['10:06', '10:31', 'EST']);
    assert.deepEqual([participants.at(-1)?.name, participants.at(-1)?.role], ['Ines Farraday', 'notetaker']);
    await room.page.getByRole('button', { name: `Correct participant ${participants.length}` }).click();
    await room.page.getByRole('button', { name: 'Take out' }).click();
    await room.page.locator('.participants').getByText('Ines Farraday').waitFor({ state: 'detached' });
  });

  test('those after a participant taken out are corrected still', async () => {
    await openToCorrect();
    const { participants } = (await library.store.record(id, { corrected: true }))!;
    await room.page.getByRole('button', { name: 'Correct participant 1' }).click();
    await room.page.getByRole('button', { name: 'Take out' }).click();
    await kept(/participant 1/);
    await room.page.getByRole('button', { name: 'Correct participant 1' }).click();
    await room.page.getByLabel('title', { exact: true }).fill('Chief of Protocol');
    await room.page.getByRole('button', { name: 'Keep' }).click();
    await kept(/Chief of Protocol/);
    const [first] = (await library.store.record(id, { corrected: true }))!.participants;
    assert.deepEqual([first?.name, first?.title], [participants[1]?.name, 'Chief of Protocol']);
    for (const { id: made } of (await library.store.corrections(id)).slice(-2))
      await library.store.undoCorrection(made, 'M. Ashgrove');
  });

  test('the keyboard alone goes from a search to a passage, a correction and its citation', async () => {
    const { keyboard } = room.page;
    await room.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await room.open('/');
    await room.page.locator('.results').waitFor();
    await keyboard.press('/');
    await keyboard.type('ferries');
    await keyboard.press('Enter');
    await room.page.locator('a.hit mark').first().waitFor();
    const hit = room.page.locator('a.hit:focus');
    for (let presses = 0; (await hit.count()) === 0 && presses < 60; presses++) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await room.page.locator('.paragraph.chosen:focus').waitFor();
    const n = Number(new URL(room.page.url()).hash.slice(2));
    const was = await textOf(n);
    await keyboard.press('e');
    await editor(n).waitFor();
    await keyboard.press('Control+End');
    await keyboard.type(' Indeed.');
    await keyboard.press('Control+Enter');
    await kept(new RegExp(`text of paragraph ${n}`));
    assert.equal(await textOf(n), `${was} Indeed.`);
    // The focus is back on the button of the paragraph's text; the paragraph itself is before it.
    await room.page.locator(`#p${n} .prose .edit:focus`).waitFor();
    for (let presses = 0; presses < 12; presses++) {
      if ((await room.page.locator(`#p${n}:focus`).count()) > 0) break;
      await keyboard.press('Shift+Tab');
    }
    await keyboard.press('c');
    const copy = room.page.getByRole('button', { name: 'Copy Chicago, note' });
    await copy.waitFor();
    for (let presses = 0; presses < 20; presses++) {
      if (await copy.and(room.page.locator(':focus')).count()) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await room.page.getByText('Chicago, note: copied').waitFor();
    const cited = await room.page.evaluate<string>('navigator.clipboard.readText()');
    assert.match(cited, /Ostrander.*1997.*p\. \d/s);
    await keyboard.press('Escape');
    await room.page.locator(`#p${n}:focus`).waitFor();
  });

  test('no page logged an error', () => {
    assert.deepEqual(
      room.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|status of 503/.test(fault)),
      [],
    );
  });
});
