import { placeIn, type Line } from '../model/line.ts';
import type { Banner, BannerLine, Level } from '../model/marks.ts';
import { readBanner } from '../marking/banner.ts';
import { highest } from '../marking/levels.ts';

/** Likeness from which a banner line's level stands by itself. */
const sure = 0.75;

/**
 * The banner from its lines. A level counts where a line shows it clearly or where most lines agree on it, so that
 * one torn line can't raise the whole paper.
 */
export function readBanners(lines: readonly Line[], body: readonly Line[]): Banner {
  const firstBody = new Map<number, number>();
  for (const line of body) if (!firstBody.has(line.page)) firstBody.set(line.page, line.n);
  const found: BannerLine[] = [];
  for (const line of lines) {
    const seen = readBanner(line.text, 0.2);
    if (!seen) continue;
    found.push({
      typed: line.typed.trim(),
      level: seen.level,
      caveats: seen.caveats,
      struck: isStruck(line, seen.confidence),
      confidence: Math.round(seen.confidence * 100) / 100,
      position: line.n < (firstBody.get(line.page) ?? Infinity) ? 'top' : 'bottom',
      at: placeIn(line),
    });
  }
  const clear = found.filter(({ confidence }) => confidence >= sure);
  const level = clear.length > 0 ? levelOf(clear) : mostCommon(found.map((line) => line.level));
  return { level, caveats: [...new Set(found.flatMap(({ caveats }) => caveats))], lines: found };
}

/** Highest level that is no lone outlier among the clear lines. */
function levelOf(clear: readonly BannerLine[]): Level | null {
  const counts = new Map<Level, number>();
  for (const { level } of clear) if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
  const supported = [...counts].filter(
    ([level, count]) =>
      count >= 2 ||
      count >= clear.length * 0.3 ||
      clear.some((line) => line.level === level && line.confidence >= 0.95),
  );
  return highest(supported.map(([level]) => level));
}

function mostCommon(levels: readonly (Level | null)[]): Level | null {
  const counts = new Map<Level, number>();
  for (const level of levels) if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** By the source's markup, by the picture, else by the state of its letters: a pen leaves few of them whole. */
function isStruck(line: Line, confidence: number): boolean {
  if (line.struck.length > 0 || line.strokes?.some(({ kind }) => kind === 'strike')) return true;
  return confidence < 0.97 && /[A-Z]/.test(line.text);
}
