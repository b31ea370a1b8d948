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

/** A picture of features: `height` rows of `width` points of `channels` values. */
interface Features {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: Float32Array;
}

interface Weighted {
  readonly kind: 'conv' | 'dense';
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  readonly bias: Float64Array;
  readonly weights: Float64Array;
  readonly relu: boolean;
}

export interface Network {
  readonly height: number;
  readonly width: number;
  readonly temperature: number;
  readonly classes: readonly (string | null)[];
  readonly layers: readonly (Weighted | { readonly kind: 'pool' })[];
}

/** Unpacks the weights. Throws where a layer's weights and its stated size differ. */
export function openNetwork(data: NetworkData): Network {
  const lastLayer = data.layers.length - 1;
  const layers = data.layers.map((layer, n) => {
    if (layer.kind === 'pool') return { kind: 'pool' } as const;
    const { inputs, outputs, kernel = 1, stride = 1 } = layer;
    const packed = atob(layer.weights);
    const size = kernel * kernel * inputs * outputs;
    if (packed.length !== size)
      throw new Error(`Layer ${n} of the network has ${packed.length} weights; its sizes ask for ${size}.`);
    const weights = new Float64Array(size);
    for (let i = 0; i < size; i++)
      weights[i] = ((packed.charCodeAt(i) << 24) >> 24) * layer.scales[i % outputs]!;
    const bias = Float64Array.from(layer.bias);
    return { kind: layer.kind, inputs, outputs, kernel, stride, bias, weights, relu: n < lastLayer };
  });
  const { height, width, temperature, classes } = data;
  return { height, width, temperature, classes, layers };
}

/** What the network makes of one patch: raw outputs and the features that they were made from. */
export interface NetworkOutput {
  readonly logits: Float32Array;
  readonly features: Float32Array;
}

/** Runs the network on a patch of `height` × `width` values. */
export function runNetwork(network: Network, patch: Float32Array): NetworkOutput {
  if (patch.length !== network.height * network.width)
    throw new Error(
      `A patch has ${patch.length} values; the network takes ${network.height} × ${network.width}.`,
    );
  let at: Features = { height: network.height, width: network.width, channels: 1, values: patch };
  let features = patch;
  for (const layer of network.layers) {
    if (layer.kind === 'dense') features = at.values;
    at = layer.kind === 'pool' ? pool(at) : layer.kind === 'conv' ? convolve(at, layer) : multiply(at, layer);
  }
  return { logits: at.values, features };
}

/** Rows are multiplied eight at a time; the last ones are filled up with zeros. */
const spare = 7;

/**
 * Pads by half the kernel. Zeros, the greater part of a page, are passed over: what is not zero under the kernel is
 * gathered first, then multiplied eight at a time.
 */
function convolve(from: Features, layer: Weighted): Features {
  const { kernel, stride, inputs, outputs, weights, bias } = layer;
  const half = kernel >> 1;
  const height = Math.ceil(from.height / stride);
  const width = Math.ceil(from.width / stride);
  const values = new Float32Array(height * width * outputs);
  const sum = new Float64Array(outputs);
  const size = kernel * kernel * inputs;
  const factors = new Float64Array(size + spare);
  const rows = new Int32Array(size + spare);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let n = 0;
      for (let ky = Math.max(0, half - y * stride); ky < kernel; ky++) {
        const sy = y * stride + ky - half;
        if (sy >= from.height) break;
        for (let kx = Math.max(0, half - x * stride); kx < kernel; kx++) {
          const sx = x * stride + kx - half;
          if (sx >= from.width) break;
          const source = (sy * from.width + sx) * inputs;
          const row = (ky * kernel + kx) * inputs;
          for (let i = 0; i < inputs; i++) {
            const value = from.values[source + i]!;
            if (value === 0) continue;
            factors[n] = value;
            rows[n++] = (row + i) * outputs;
          }
        }
      }
      addRows(sum, bias, weights, factors, rows, n);
      const to = (y * width + x) * outputs;
      for (let o = 0; o < outputs; o++) if (sum[o]! > 0) values[to + o] = sum[o]!;
    }
  return { height, width, channels: outputs, values };
}

/**
 * `sum` = `bias` + Σ `factors[i]` × the row of `weights` at `rows[i]`, for i < n. The arrays have room for seven more.
 * All are of the width that the engine computes in: converting narrower ones takes a third of the time.
 */
function addRows(
  sum: Float64Array,
  bias: Float64Array,
  weights: Float64Array,
  factors: Float64Array,
  rows: Int32Array,
  n: number,
): void {
  sum.set(bias);
  const outputs = sum.length;
  for (let i = n; i < n + spare; i++) {
    factors[i] = 0;
    rows[i] = 0;
  }
  for (let i = 0; i < n; i += 8) {
    const [a, b, c, d] = [factors[i]!, factors[i + 1]!, factors[i + 2]!, factors[i + 3]!];
    const [e, f, g, h] = [factors[i + 4]!, factors[i + 5]!, factors[i + 6]!, factors[i + 7]!];
    const [p, q, r, s] = [rows[i]!, rows[i + 1]!, rows[i + 2]!, rows[i + 3]!];
    const [t, u, v, w] = [rows[i + 4]!, rows[i + 5]!, rows[i + 6]!, rows[i + 7]!];
    for (let o = 0; o < outputs; o++)
      sum[o]! +=
        a * weights[p + o]! +
        b * weights[q + o]! +
        c * weights[r + o]! +
        d * weights[s + o]! +
        e * weights[t + o]! +
        f * weights[u + o]! +
        g * weights[v + o]! +
        h * weights[w + o]!;
  }
}

function pool(from: Features): Features {
  const { channels } = from;
  const height = from.height >> 1;
  const width = from.width >> 1;
  const values = new Float32Array(height * width * channels);
  const row = from.width * channels;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) {
        const i = 2 * y * row + 2 * x * channels + c;
        const { values: v } = from;
        values[(y * width + x) * channels + c] = Math.max(
          v[i]!,
          v[i + channels]!,
          v[i + row]!,
          v[i + row + channels]!,
        );
      }
  return { height, width, channels, values };
}

function multiply(from: Features, layer: Weighted): Features {
  const { inputs, outputs, weights } = layer;
  const sum = new Float64Array(outputs);
  const factors = new Float64Array(inputs + spare);
  const rows = new Int32Array(inputs + spare);
  let n = 0;
  for (let i = 0; i < inputs; i++) {
    if (from.values[i] === 0) continue;
    factors[n] = from.values[i]!;
    rows[n++] = i * outputs;
  }
  addRows(sum, layer.bias, weights, factors, rows, n);
  const values = Float32Array.from(sum);
  if (layer.relu) for (let o = 0; o < outputs; o++) if (values[o]! < 0) values[o] = 0;
  return { height: 1, width: 1, channels: outputs, values };
}
