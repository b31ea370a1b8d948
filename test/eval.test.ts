import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateDocument, summarizeAll } from '../tools/eval/evaluate.ts';
import { belowFloors, readFloors } from '../tools/eval/floors.ts';
import { ownDocuments } from '../tools/eval/sets/own.ts';
import { root } from '../tools/eval/shared.ts';
import { figures } from '../tools/eval/summary.ts';

test('the invented conversations are read no worse than before', async () => {
  const documents = ownDocuments(root);
  assert.ok(documents.length > 0, 'no fixtures found');
  const evaluated = await Promise.all(documents.map(evaluateDocument));
  assert.deepEqual(
    evaluated.flatMap(({ fault }) => fault ?? []),
    [],
  );
  const measured = Object.fromEntries(
    summarizeAll(evaluated).map((summary) => [summary.group, figures(summary)]),
  );
  const floors = readFloors();
  assert.ok(floors['own/fixtures'], 'floors.json holds nothing of own/fixtures');
  assert.deepEqual(belowFloors(floors, measured), []);
});
