import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { searchFormats } from '../src/export/search/formats.ts';
import { parseQuery, queryFields, queryForms, queryHelp, showFault } from '../src/query/index.ts';
import { facetFields } from '../src/query/search.ts';

const page = readFileSync(resolve(import.meta.dirname, '..', 'docs', 'search.md'), 'utf8');

/** First cells of all rows of tables, without their backticks. */
const cells = [...page.matchAll(/^\| `([^`]+)`/gm)].map((found) => found[1]!);

describe('docs/search.md', () => {
  test('has a row for each field and form, and all values', () => {
    for (const name of [...queryFields.map((field) => `${field}:`), ...queryForms.map(({ form }) => form)])
      assert.ok(cells.includes(name), `${name} has no row`);
    for (const { field, values } of queryHelp)
      for (const { value } of values ?? [])
        assert.match(page, new RegExp(`^\\| \`${field}:\` +\\| \`${value}\` +\\|`, 'm'));
  });

  test('shows queries that are queries', () => {
    const examples = cells.filter((cell) => !cell.endsWith(':'));
    assert.ok(examples.length >= queryForms.length + 8);
    for (const example of examples) assert.ok('query' in parseQuery(example), example);
  });

  test('shows the fault as it is printed', () => {
    const text = 'speeker:adler';
    const result = parseQuery(text);
    assert.ok('fault' in result && page.includes(`memcon: ${showFault(text, result.fault)}`));
  });

  test('names the forms of output', () => {
    for (const format of Object.keys(searchFormats).filter((name) => name !== 'pretty'))
      assert.ok(page.includes(`--format ${format}`), format);
    assert.ok(facetFields.some((field) => page.includes(`--facets ${field}`)));
  });
});
