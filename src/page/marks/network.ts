import { openKernel, type Kernel } from './kernel.ts';

/** A layer as the model file holds it: weights are signed bytes in base64, one scale an output. */
type LayerData =
  | { readonly kind: 'pool' }
  | {
      readonly kind: 'conv' | 'dense';
      readonly inputs: number;
      readonly outputs: number;
      readonly kernel?: number;
      readonly stride?: number;
      readonly scales: readonly number[];
      readonly bias: readonly number[];
      readonly weights: string;
    };

/** The model file: what tools/train-marks writes. */
export interface NetworkData {
  readonly classes: readonly (string | null)[];
  readonly height: number;
  readonly width: number;
  readonly temperature: number;
  readonly layers: readonly LayerData[];
}

interface Weighted {
  readonly kind: 'conv' | 'dense';
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  /** Pointers into the kernel's memory. */
  readonly weights: number;
  readonly bias: number;
  /** No output is below it. */
  readonly least: number;
}

export interface Network {
  readonly height: number;
  readonly width: number;
  readonly temperature: number;
  readonly classes: readonly (string | null)[];
  readonly layers: readonly (Weighted | { readonly kind: 'pool' })[];
  readonly room: Room;
}

/** The kernel, and pointers to room in its memory. */
interface Room {
  readonly kernel: Kernel;
  /** Each layer reads one of two pictures of features and writes the other one. */
  readonly features: readonly [number, number];
  readonly factors: number;
  readonly rows: number;
}

/** A picture of features: `height` rows of `width` points of `channels` values of four bytes. */
interface Features {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly pointer: number;
}

/** Unpacks the weights. Throws where a layer's weights and its stated size differ. */
export function openNetwork(data: NetworkData): Network {
  const kernel = openKernel();
  const lastLayer = data.layers.length - 1;
  const points = data.height * data.width;
  let mostValues = points;
  let mostFactors = 0;
  const layers = data.layers.map((layer, n) => {
    if (layer.kind === 'pool') return { kind: 'pool' } as const;
    const { kind, inputs, outputs, kernel: side = 1, stride = 1 } = layer;
    const packed = atob(layer.weights);
    const size = side * side * inputs * outputs;
    if (packed.length !== size)
      throw new Error(`Layer ${n} of the network has ${packed.length} weights; its sizes ask for ${size}.`);
    const values = Float64Array.from(
      packed,
      (sign, i) => ((sign.charCodeAt(0) << 24) >> 24) * layer.scales[i % outputs]!,
    );
    const weights = store(kernel, values);
    const bias = store(kernel, Float64Array.from(layer.bias));
    mostValues = Math.max(mostValues, kind === 'dense' ? outputs : points * outputs);
    mostFactors = Math.max(mostFactors, side * side * inputs);
    return {
      kind,
      inputs,
      outputs,
      kernel: side,
      stride,
      weights,
      bias,
      least: n < lastLayer ? 0 : -Infinity,
    };
  });
  const room: Room = {
    kernel,
    features: [kernel.allot(4 * mostValues), kernel.allot(4 * mostValues)],
    factors: kernel.allot(8 * mostFactors),
    rows: kernel.allot(4 * mostFactors),
  };
  const { height, width, temperature, classes } = data;
  return { height, width, temperature, classes, layers, room };
}

function store(kernel: Kernel, values: Float64Array): number {
  const pointer = kernel.allot(values.byteLength);
  new Float64Array(kernel.buffer(), pointer, values.length).set(values);
  return pointer;
}

/** What the network makes of one patch: raw outputs. */
export interface NetworkOutput {
  readonly logits: Float32Array;
}

/** Runs the network on a patch of `height` × `width` values. */
export function runNetwork(network: Network, patch: Float32Array): NetworkOutput {
  const { height, width, layers, room } = network;
  if (patch.length !== height * width)
    throw new Error(`A patch has ${patch.length} values; the network takes ${height} × ${width}.`);
  const memory = new Float32Array(room.kernel.buffer());
  memory.set(patch, room.features[0] / 4);
  let at: Features = { height, width, channels: 1, pointer: room.features[0] };
  for (const [n, layer] of layers.entries()) {
    const to = room.features[(n + 1) % 2]!;
    at = layer.kind === 'pool' ? pool(memory, at, to) : weigh(room, at, layer, to);
  }
  const start = at.pointer / 4;
  return { logits: memory.slice(start, start + at.channels) };
}

/** A dense layer takes all values as one point. */
function weigh({ kernel, factors, rows }: Room, from: Features, layer: Weighted, to: number): Features {
  const { inputs, outputs, stride, least } = layer;
  const { height, width } = layer.kind === 'dense' ? { height: 1, width: 1 } : from;
  kernel.convolve(
    from.pointer,
    height,
    width,
    inputs,
    layer.kernel,
    stride,
    layer.weights,
    layer.bias,
    outputs,
    least,
    factors,
    rows,
    to,
  );
  return {
    height: Math.ceil(height / stride),
    width: Math.ceil(width / stride),
    channels: outputs,
    pointer: to,
  };
}

/** The largest of four neighbours. */
function pool(memory: Float32Array, from: Features, to: number): Features {
  const { channels } = from;
  const height = from.height >> 1;
  const width = from.width >> 1;
  const row = from.width * channels;
  let out = to / 4;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const first = from.pointer / 4 + 2 * y * row + 2 * x * channels;
      for (let i = first; i < first + channels; i++)
        memory[out++] = Math.max(
          memory[i]!,
          memory[i + channels]!,
          memory[i + row]!,
          memory[i + row + channels]!,
        );
    }
  return { height, width, channels, pointer: to };
}
