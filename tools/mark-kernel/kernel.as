// The sums of the network that reads portion marks, in AssemblyScript. All pointers are in bytes; who calls lays out the memory.

/**
 * Convolves `height` × `width` points of `inputs` float32 values, padded by half of `kernel`, into points of `outputs` float32
 * values, none below `least`. Weights, row by row of `outputs`, and bias are float64, as the sums are. What is not zero under the
 * kernel, the smaller part on a page, is gathered first: `factors` (float64) and `rows` (pointers) have room for all of it.
 */
export function convolve(
  from: usize,
  height: i32,
  width: i32,
  inputs: i32,
  kernel: i32,
  stride: i32,
  weights: usize,
  bias: usize,
  outputs: i32,
  least: f32,
  factors: usize,
  rows: usize,
  to: usize,
): void {
  const half = kernel >> 1;
  const rowBytes = <usize>outputs << 3;
  const blocks = outputs & ~15;
  for (let y = 0; y * stride < height; y++)
    for (let x = 0; x * stride < width; x++) {
      let n = 0;
      for (let ky = max(0, half - y * stride); ky < kernel; ky++) {
        const sy = y * stride + ky - half;
        if (sy >= height) break;
        for (let kx = max(0, half - x * stride); kx < kernel; kx++) {
          const sx = x * stride + kx - half;
          if (sx >= width) break;
          const point = from + (<usize>((sy * width + sx) * inputs) << 2);
          let row = weights + <usize>((ky * kernel + kx) * inputs) * rowBytes;
          for (let i = 0; i < inputs; i++, row += rowBytes) {
            const value = load<f32>(point + (<usize>i << 2));
            if (value == 0) continue;
            store<f64>(factors + (<usize>n << 3), <f64>value);
            store<u32>(rows + (<usize>n << 2), <u32>row);
            n++;
          }
        }
      }
      // Sixteen sums at a time, which is what stays in registers; then what is left, one by one.
      let o = 0;
      for (; o < blocks; o += 16) {
        const column = <usize>o << 3;
        let s0 = v128.load(bias + column);
        let s1 = v128.load(bias + column, 16);
        let s2 = v128.load(bias + column, 32);
        let s3 = v128.load(bias + column, 48);
        let s4 = v128.load(bias + column, 64);
        let s5 = v128.load(bias + column, 80);
        let s6 = v128.load(bias + column, 96);
        let s7 = v128.load(bias + column, 112);
        for (let k = 0; k < n; k++) {
          const factor = v128.load64_splat(factors + (<usize>k << 3));
          const row = <usize>load<u32>(rows + (<usize>k << 2)) + column;
          s0 = f64x2.add(s0, f64x2.mul(factor, v128.load(row)));
          s1 = f64x2.add(s1, f64x2.mul(factor, v128.load(row, 16)));
          s2 = f64x2.add(s2, f64x2.mul(factor, v128.load(row, 32)));
          s3 = f64x2.add(s3, f64x2.mul(factor, v128.load(row, 48)));
          s4 = f64x2.add(s4, f64x2.mul(factor, v128.load(row, 64)));
          s5 = f64x2.add(s5, f64x2.mul(factor, v128.load(row, 80)));
          s6 = f64x2.add(s6, f64x2.mul(factor, v128.load(row, 96)));
          s7 = f64x2.add(s7, f64x2.mul(factor, v128.load(row, 112)));
        }
        const at = to + (<usize>o << 2);
        storePair(at, s0, least);
        storePair(at + 8, s1, least);
        storePair(at + 16, s2, least);
        storePair(at + 24, s3, least);
        storePair(at + 32, s4, least);
        storePair(at + 40, s5, least);
        storePair(at + 48, s6, least);
        storePair(at + 56, s7, least);
      }
      for (; o < outputs; o++) {
        const column = <usize>o << 3;
        let sum = load<f64>(bias + column);
        for (let k = 0; k < n; k++)
          sum += load<f64>(factors + (<usize>k << 3)) * load<f64>(<usize>load<u32>(rows + (<usize>k << 2)) + column);
        store<f32>(to + (<usize>o << 2), max<f32>(least, <f32>sum));
      }
      to += <usize>outputs << 2;
    }
}

// @ts-ignore: decorator
@inline
function storePair(at: usize, sums: v128, least: f32): void {
  v128.store64_lane(at, f32x4.max(f32x4.demote_f64x2_zero(sums), f32x4.splat(least)), 0);
}
