import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateDocument, summarizeAll } from '../tools/eval/evaluate.ts';
import { belowFloors, readFloors } from '../tools/eval/floors.ts';
import type { EvalDocument } from '../tools/eval/judged.ts';
import { goldDocuments } from '../tools/eval/sets/gold.ts';
import { ownDocuments } from '../tools/eval/sets/own.ts';
import { findCorpus, root } from '../tools/eval/shared.ts';
import { figures } from '../tools/eval/summary.ts';

/** Reads all documents and holds every figure of their groups to its floor. */
async function holdFloors(documents: readonly EvalDocument[]): Promise<void> {
  assert.ok(documents.length > 0, 'no documents found');
  const evaluated = await Promise.all(documents.map((document) => evaluateDocument(document)));
  assert.deepEqual(
    evaluated.flatMap(({ fault }) => fault ?? []),
    [],
  );
  const measured = Object.fromEntries(
    summarizeAll(evaluated).map((summary) => [summary.group, figures(summary)]),
  );
  const floors = readFloors();
  for (const group of Object.keys(measured))
    assert.ok(floors[group], `floors.json holds nothing of ${group}`);
  assert.deepEqual(belowFloors(floors, measured), []);
}

test('the invented conversations are read no worse than before', () => holdFloors(ownDocuments(root)));

const corpus = findCorpus();
if (corpus !== null)
  test('the texts of papers read by eye are read no worse than before', () =>
    holdFloors(goldDocuments(corpus)));
