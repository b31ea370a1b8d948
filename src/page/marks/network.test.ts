import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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

/** The definition, written out: a value of each output at each point, of all that lies under the kernel. */
function convolveSlowly(
  patch: readonly number[],
  { height, width, side, stride, weights }: Convolution,
): number[] {
  const outputs = weights.length / side ** 2;
  const half = side >> 1;
  const values: number[] = [];
  for (let y = 0; y < height; y += stride)
    for (let x = 0; x < width; x += stride)
      for (let o = 0; o < outputs; o++) {
        let sum = 0;
        for (let ky = 0; ky < side; ky++)
          for (let kx = 0; kx < side; kx++) {
            const [sy, sx] = [y + ky - half, x + kx - half];
            if (sy < 0 || sx < 0 || sy >= height || sx >= width) continue;
            sum += patch[sy * width + sx]! * weights[(ky * side + kx) * outputs + o]!;
          }
        values.push(Math.max(0, sum));
      }
  return values;
}

interface Convolution {
  readonly height: number;
  readonly width: number;
  readonly side: number;
  readonly stride: number;
  readonly weights: readonly number[];
}

test('a convolution of any size gives the sums of its definition', () => {
  const sizes = fc.record({
    height: fc.integer({ min: 1, max: 3 }),
    width: fc.integer({ min: 1, max: 4 }),
    side: fc.constantFrom(1, 3, 5),
    stride: fc.constantFrom(1, 2),
    outputs: fc.constantFrom(1, 15, 16, 17),
  });
  const sample = sizes.chain(({ height, width, side, stride, outputs }) =>
    fc.record({
      patch: fc.array(fc.constantFrom(0, 0, 0, 0.5, 1), {
        minLength: height * width,
        maxLength: height * width,
      }),
      convolution: fc
        .array(fc.integer({ min: -128, max: 127 }), {
          minLength: side * side * outputs,
          maxLength: side * side * outputs,
        })
        .map((weights): Convolution => ({ height, width, side, stride, weights })),
    }),
  );
  fc.assert(
    fc.property(sample, ({ patch, convolution }) => {
      const { height, width, side, stride, weights } = convolution;
      const outputs = weights.length / side ** 2;
      const values = convolveSlowly(patch, convolution);
      // The last layer gives each of them back.
      const eye = values.flatMap((_, i) => values.map((_, j) => (i === j ? 1 : 0)));
      const network = openNetwork({
        classes: [],
        height,
        width,
        temperature: 1,
        layers: [
          {
            kind: 'conv',
            inputs: 1,
            outputs,
            kernel: side,
            stride,
            scales: new Array<number>(outputs).fill(1),
            bias: new Array<number>(outputs).fill(0),
            weights: bytes(weights),
          },
          {
            kind: 'dense',
            inputs: values.length,
            outputs: values.length,
            scales: values.map(() => 1),
            bias: values.map(() => 0),
            weights: bytes(eye),
          },
        ],
      });
      assert.deepEqual([...runNetwork(network, Float32Array.from(patch)).logits], values);
    }),
    { numRuns: 60 },
  );
});
