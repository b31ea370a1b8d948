import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { auditFormats, readFormats, splitFormats } from '../src/export/formats.ts';
import { exporters } from '../src/export/exporters.ts';
import { blockWriters } from '../src/tei/frus/write-body.ts';
import { makeProgram } from '../src/cli/program.ts';
import { madePages } from '../tools/docs/pages.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

describe(
  'pages made from the program are current (npm run docs makes them anew)',
  { concurrency: true },
  () => {
    for (const [path, make] of Object.entries(madePages))
      test(path, async () => {
        const page = read(path);
        assert.equal(page, await make(page));
      });
  },
);

test('every command, argument and option says what it is, and docs/cli.md has it', () => {
  const page = read('docs/cli.md');
  for (const command of makeProgram(() => undefined).commands) {
    assert.ok(page.includes(`## memcon ${command.name()}\n`), command.name());
    for (const { name, description } of [
      { name: command.name(), description: command.description() },
      ...command.options.map((option) => ({ name: option.long ?? '', description: option.description })),
      ...command.registeredArguments.map((argument) => ({
        name: argument.name(),
        description: argument.description,
      })),
    ]) {
      assert.notEqual(description, '', `${name} has no description`);
      assert.ok(page.includes(name), `${name} is not on the page`);
    }
  }
  for (const [name, { about }] of [readFormats, auditFormats, splitFormats].flatMap((formats) =>
    Object.entries(formats),
  ))
    assert.ok(page.includes(`\n  ${name.padEnd(10)} ${about}\n`), `${name} is not on the page`);
});

test('every exporter has its line, and every kind of block its place in TEI', () => {
  const rows = read('docs/exports.md').split('\n');
  for (const [name, { about }] of Object.entries(exporters))
    assert.ok(
      rows.some((row) => row.startsWith(`| \`${name}\` `) && row.includes(about)),
      name,
    );
  const tei = read('docs/tei.md');
  for (const kind of Object.keys(blockWriters)) assert.ok(tei.includes(`the kind \`${kind}\``), kind);
});

test('the README shows what the program prints', () => {
  assert.match(read('README.md'), /^```console\n\$ npx memcon read samples\/[^\n]+\n╭─+╮\n/m);
});

test('the README has a row for each stage', () => {
  const rows = [...read('README.md').matchAll(/^\| `(src\/[^`]+)` +\|/gm)].map((row) => row[1]);
  const stages = globSync('src/*', { cwd: root });
  assert.deepEqual(rows.toSorted(), stages.toSorted());
});

test('links between pages lead somewhere', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', 'samples/*.md'], { cwd: root });
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?![a-z]+:)([^)#]+)(?:#[^)]*)?\)/g)]
      .map((link) => link[1]!)
      .filter((target) => !existsSync(resolve(root, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(broken, []);
});

test('NOTICE names everything that the published package installs', () => {
  interface Lock {
    readonly packages: Readonly<Record<string, { dev?: boolean; os?: readonly string[]; link?: boolean }>>;
  }
  const notice = read('NOTICE');
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;
  const named = Object.entries(packages).filter(
    // What is for one platform is a part of sharp, which has a paragraph of its own, or the development Node.
    ([path, { dev, os, link }]) =>
      path.startsWith('node_modules/') && !dev && !os && !link && !path.includes('/@img/sharp-'),
  );
  const rows = new Set([...notice.matchAll(/^ {2}(\S+) +\S/gm)].map((row) => row[1]));
  const missing = named
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => !rows.has(name));
  assert.deepEqual(missing, []);
});
