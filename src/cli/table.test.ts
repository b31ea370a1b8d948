import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printTable } from './table.ts';

const rows = [
  { path: 'a.txt', records: 7, reason: null },
  { path: 'box, "12"/b.txt', records: 12, reason: 'is\u001b[2J empty' },
];
const columns = ['records', 'path', 'reason'] as const;

test('a table lines its columns up and hides what a terminal would obey', () => {
  const lines = printTable(columns, rows, 'pretty').split('\n');
  assert.deepEqual(lines.slice(0, 2), ['records  path             reason', '      7  a.txt']);
  assert.match(lines[2]!, /^ {5}12 {2}box, "12"\/b\.txt {2}is/);
  assert.ok(!lines[2]!.includes('\u001b'));
});

test('CSV quotes what needs it, JSON keeps null', () => {
  const [header, first, second] = printTable(columns, rows, 'csv').split('\r\n');
  assert.deepEqual([header, first], ['records,path,reason', '7,a.txt,']);
  assert.ok(second!.startsWith('12,"box, ""12""/b.txt",is'));
  assert.deepEqual(JSON.parse(printTable(columns, rows, 'json')), rows);
});

test('no rows are a header', () => {
  assert.equal(printTable(columns, [], 'pretty'), 'records  path  reason\n');
  assert.equal(printTable(columns, [], 'csv'), 'records,path,reason\r\n');
  assert.equal(printTable(columns, [], 'json'), '[]\n');
});
