import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNetwork, runNetwork, type NetworkData } from './network.ts';

const bytes = (values: readonly number[]): string => btoa(String.fromCharCode(...values.map((v) => v & 255)));

/** One 3 × 3 filter that adds up its neighbourhood, then pooling, then two outputs: the sum and its negative. */
const small: NetworkData = {
  classes: [null, 'U'],
  height: 2,
  width: 4,
  temperature: 1,
  layers: [
    {
      kind: 'conv',
      inputs: 1,
      outputs: 1,
      kernel: 3,
      stride: 1,
      scales: [0.5],
      bias: [0],
      weights: bytes(new Array(9).fill(2)),
    },
    { kind: 'pool' },
    { kind: 'dense', inputs: 2, outputs: 2, scales: [1, 1], bias: [0.25, 0], weights: bytes([1, -1, 1, -1]) },
  ],
};

test('a network gives what its weights say', () => {
  const network = openNetwork(small);
  // Neighbourhood sums of the row (1 0 0 1) over an empty row: (1 1 1 1) in both rows; pooled: (1 1).
  const { logits } = runNetwork(network, Float32Array.from([1, 0, 0, 1, 0, 0, 0, 0]));
  assert.deepEqual([...logits], [2.25, -2]);
});

test('the last layer may be negative, the layers before it not', () => {
  const [conv, ...rest] = small.layers;
  assert.ok(conv && conv.kind !== 'pool');
  const network = openNetwork({ ...small, layers: [{ ...conv, bias: [-100] }, ...rest] });
  const { logits } = runNetwork(network, new Float32Array(8).fill(1));
  assert.deepEqual([...logits].map(Math.abs), [0.25, 0]);
});

test('sizes that do not fit are named', () => {
  const [conv, ...rest] = small.layers;
  assert.ok(conv && conv.kind !== 'pool');
  assert.throws(
    () => openNetwork({ ...small, layers: [{ ...conv, inputs: 2 }, ...rest] }),
    /Layer 0 of the network has 9 weights; its sizes ask for 18/,
  );
  assert.throws(
    () => runNetwork(openNetwork(small), new Float32Array(3)),
    /has 3 values; the network takes 2 × 4/,
  );
});
