import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { publish } from '../src/cli/publish.ts';
import { nameRecord } from '../src/query/record-name.ts';
import { violationsOf } from './support/axe.ts';
import { findChromium, launchBrowser } from './support/browser.ts';
import { makeLibrary, type TestLibrary } from './support/room.ts';

const root = resolve(import.meta.dirname, '..');
const samples = globSync('samples/*.txt', { cwd: root }).map((path) => resolve(root, path));
const chromium = findChromium();
/** Bytes that a record's page may have without its pictures. */
const mostBytes = 100_000;

describe('a published edition', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-publish-'));
  const out = join(folder, 'site');
  let library: TestLibrary;
  const files = (): string[] => globSync('**/*.html', { cwd: out });

  before(async () => {
    const hostile = join(folder, 'hostile.txt');
    const [text] = samples.filter((path) => path.includes('halloran-ostrander'));
    writeFileSync(
      hostile,
      readFileSync(text ?? '', 'utf8').replaceAll(
        'ferries',
        '<script>document.title="run"</script>&amp;\u202e',
      ),
    );
    library = await makeLibrary([...samples, hostile]);
    assert.equal(await run([]), 0);
  });
  after(async () => {
    await library.close();
    rmSync(folder, { recursive: true });
  });
  const run = (query: readonly string[], target = out, force = false): Promise<number> =>
    publish(query, { library: join(library.folder, 'test.library'), out: target, name: 'An edition', force });

  test('has a page for each record, small and valid', async () => {
    const { records } = await library.store.counts();
    assert.equal(files().filter((file) => file.startsWith('records')).length, records);
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // Prettier's and the template's own spaces.
        'no-trailing-whitespace': 'off',
        'attr-quotes': 'off',
        // An edition has no server whose answers could be bound to a hash.
        'require-sri': 'off',
      },
    });
    for (const file of files()) {
      assert.ok(statSync(join(out, file)).size <= mostBytes, file);
      const { results } = await validator.validateString(readFileSync(join(out, file), 'utf8'));
      const messages = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${file}:${line} ${ruleId}: ${message}`),
      );
      assert.deepEqual(messages, []);
    }
  });

  test('lists call a record what a search calls it', async () => {
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    const shown = [...page.matchAll(/<a href="records\/[^"]*">([^<]*)<\/a>/g)].map((link) => link[1]!);
    const ids: string[] = [];
    for await (const id of library.store.matchingRecordIds({ kind: 'all' })) ids.push(id);
    const names = (await library.store.summaries(ids)).map(nameRecord);
    assert.ok(names.length > 2);
    assert.deepEqual(new Set(shown), new Set(names));
  });

  test('a page of the paper begins within its paragraph, and paragraphs have numbers to point at', () => {
    const page = files()
      .map((file) => readFileSync(join(out, file), 'utf8'))
      .find((text) => text.includes('Joris Ostrander of Veldmark – An edition'));
    assert.match(page!, /and then you and I <span class="page" id="page2">\[p\. 2\]<\/span> will be having/);
    assert.match(page!, /<p id="p5">\s*<a class="n" href="#p5" aria-label="Paragraph 5">5<\/a/);
    assert.match(page!, /<span class="mark"><s>\(C\)<\/s><\/span>/);
  });

  test('two people of one label are two people', async () => {
    const page = readFileSync(join(out, 'people.html'), 'utf8');
    assert.ok(!/<h2>The President<\/h2>/i.test(page), 'an office is nobody’s name');
    const [person] = await library.store.people.list({ query: 'Ostrander', limit: 1 });
    assert.ok(person && page.includes(`id="person-${person.id}"`));
  });

  test('what papers say is text on every page, and never a script', () => {
    for (const file of files()) {
      const page = readFileSync(join(out, file), 'utf8');
      assert.ok(!page.includes('<script>document.title'), file);
      assert.ok(!page.includes('\u202e'), file);
    }
    assert.ok(
      files().some((file) => readFileSync(join(out, file), 'utf8').includes('&lt;script&gt;document.title')),
    );
  });

  test('a part of the library goes out by a query, and nothing is written over unasked', async () => {
    const part = join(folder, 'part');
    assert.equal(await run(['speaker:ostrander', 'fishing'], part), 0);
    const pages = globSync('records/*.html', { cwd: part });
    assert.ok(pages.length > 0 && pages.length < files().length);
    assert.equal(await run([], part), 2);
    assert.equal(await run(['speaker:'], join(folder, 'none')), 2);
    writeFileSync(join(folder, 'file'), '');
    assert.equal(await run([], join(folder, 'file', 'site')), 3);
    assert.equal(await run([], join(folder, 'file')), 3);
  });

  test('a folder in the way of one of its files is said, and ends no program', async () => {
    const blocked = join(folder, 'blocked');
    mkdirSync(join(blocked, 'assets', 'words.js'), { recursive: true });
    assert.equal(await run([], blocked, true), 3);
  });

  test(
    'opens from the file system, searches there, and axe finds nothing wrong',
    { skip: chromium === null && 'no Chromium on this machine' },
    async () => {
      const browser = await launchBrowser(chromium ?? '');
      try {
        const page = await browser.newPage();
        const faults: string[] = [];
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(pathToFileURL(join(out, 'search.html')).href);
        await page.getByLabel(/Words/).fill('ferry');
        assert.deepEqual(new Set(await page.locator('#hits mark').allTextContents()), new Set(['ferries']));
        await page.getByLabel(/Words/).fill('fishing licenses');
        await page.locator('#hits li a').first().click();
        await page.locator('article h1').waitFor();
        assert.match(page.url(), /records\/[^#]+#p\d+$/);
        assert.notEqual(await page.title(), 'run');
        for (const file of [
          'index.html',
          'people.html',
          'search.html',
          files().find((one) => one.startsWith('records'))!,
        ]) {
          await page.goto(pathToFileURL(join(out, file)).href);
          assert.deepEqual(await violationsOf(page), [], file);
        }
        assert.deepEqual(faults, []);
      } finally {
        await browser.close();
      }
    },
  );
});
