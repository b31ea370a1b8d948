/** An 8-bit grey picture: rows from the top, no padding between them, 0 is black. */
export interface GreyImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** The picture turned clockwise by `turns` quarter turns. */
export function turnQuarters(image: GreyImage, turns: 0 | 1 | 2 | 3): GreyImage {
  if (turns === 0) return image;
  const { data, width, height, dpi } = image;
  const out = new Uint8Array(data.length);
  if (turns === 2) {
    for (let i = 0, j = data.length - 1; j >= 0; i++, j--) out[i] = data[j]!;
    return { data: out, width, height, dpi };
  }
  // Pixel (x, y) goes to column height-1-y, row x (turned once) or to column y, row width-1-x (three times).
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const to = turns === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      out[to] = data[row + x]!;
    }
  }
  return { data: out, width: height, height: width, dpi };
}

/** How many pixels have each grey level, of every third pixel of every third row. */
export function histogramOf({ data, width, height }: GreyImage): Float64Array {
  const histogram = new Float64Array(256);
  for (let y = 0; y < height; y += 3)
    for (let i = y * width, end = i + width; i < end; i += 3) histogram[data[i]!]! += 1;
  return histogram;
}

/**
 * Grey level that parts ink from paper: a pixel below it is ink. Otsu, "A Threshold Selection Method from
 * Gray-Level Histograms" (1979).
 */
export function inkThreshold(image: GreyImage): number {
  return thresholdOf(histogramOf(image));
}

export function thresholdOf(histogram: Float64Array): number {
  const total = histogram.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let v = 0; v < 256; v++) sum += v * histogram[v]!;
  let below = 0;
  let sumBelow = 0;
  let best = -1;
  let first = 127;
  let last = 127;
  for (let v = 0; v < 255; v++) {
    below += histogram[v]!;
    sumBelow += v * histogram[v]!;
    if (below === 0 || below === total) continue;
    const gap = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * gap * gap;
    if (between > best) {
      best = between;
      first = v;
    }
    if (between === best) last = v;
  }
  // Two-level scans have one plateau from black to white; its middle stands for all of it.
  return ((first + last) >> 1) + 1;
}
