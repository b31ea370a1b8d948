import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../src/audit/registry.ts';
import { rulesPage } from '../tools/docs/rules-page.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/rules.md'), 'utf8');

test('every rule stands on the page of rules, with statement and examples', () => {
  for (const { id, statement, examples } of rules) {
    const section = page.split(`### ${id}\n`)[1]?.split('\n## ')[0]?.split('\n### ')[0] ?? '';
    const plain = section.replaceAll('\\', '');
    for (const text of [statement, examples.pass.says, examples.fail.says])
      assert.ok(plain.includes(text), `${id}: "${text}" is not on the page`);
  }
});

test('the page of rules is up to date', async () => {
  assert.equal(page, await rulesPage(), 'run node tools/docs/rules.ts');
});
