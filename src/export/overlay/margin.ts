import wrapAnsi from 'wrap-ansi';
import type { Note } from './notes.ts';
import { inks } from './palette.ts';
import { element, escape, rect, text } from './svg.ts';

/** A note with the height on the page, in pixels, of what it is about. */
export interface PlacedNote extends Note {
  readonly y: number;
}

/** The column beside the page, in pixels. */
export interface Column {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Size of its letters. */
  readonly size: number;
}

/** Mean widths of letters of a common sans-serif face, in parts of its size: of running text, and of capitals. */
const letterWidths = { text: 0.55, capitals: 0.74 };
const lineHeight = 1.28;

interface Laid {
  readonly note: PlacedNote;
  readonly lines: readonly { readonly text: string; readonly struck: boolean; readonly doubtful: boolean }[];
  readonly height: number;
  top: number;
}

/**
 * The notes beside what they are about, each joined to its height on the page. Notes that would stand on one
 * another move apart; where all of them don't fit, the height that they need is given back.
 */
export function drawMargin(
  notes: readonly PlacedNote[],
  column: Column,
): { readonly svg: string; readonly height: number } {
  const laid = notes.toSorted((a, b) => a.y - b.y).map((note) => lay(note, column));
  const gap = column.size * 0.55;
  const height = spread(laid, column, gap);
  return { svg: laid.map((one) => drawNote(one, column)).join(''), height };
}

function lay(note: PlacedNote, { width, size }: Column): Laid {
  const lines = note.values.flatMap(({ text: words, struck = false, doubtful = false }) =>
    wrap(words, (width - 2.9 * size) / size).map((line) => ({ text: line, struck, doubtful })),
  );
  const height = (0.85 + lines.length) * lineHeight * size + 0.7 * size;
  return { note, lines, height, top: note.y - 0.9 * size };
}

/** Lines no wider than `width`, in sizes of the letters. */
function wrap(words: string, width: number): string[] {
  const { length: capitals } = words.match(/[\p{Lu}\p{N}]/gu) ?? [];
  const letterWidth = capitals > words.length / 4 ? letterWidths.capitals : letterWidths.text;
  const columns = Math.max(8, Math.floor(width / letterWidth));
  return wrapAnsi(words.replace(/\s+/g, ' '), columns, { hard: true }).split('\n');
}

/** Notes that would stand on one another share a block; it stands where its notes are least far from their places. */
interface Block {
  readonly notes: readonly Laid[];
  readonly wanted: number;
  readonly height: number;
}

/** Moves the notes apart, within the column; returns the height that they need. */
function spread(laid: readonly Laid[], { height, size }: Column, gap: number): number {
  const needed = laid.reduce((sum, one) => sum + one.height + gap, 2 * size);
  const bottom = Math.max(height, needed) - size;
  const held = (block: Block): number =>
    Math.max(size, Math.min(block.wanted / block.notes.length, bottom - block.height));
  const blocks: Block[] = [];
  for (const one of laid) {
    let block: Block = { notes: [one], wanted: one.top, height: one.height };
    for (let above = blocks.at(-1); above; above = blocks.at(-1)) {
      if (held(above) + above.height + gap <= held(block)) break;
      blocks.pop();
      // Each note below wishes the block's top higher by what stands above it.
      const moved = block.wanted - block.notes.length * (above.height + gap);
      block = {
        notes: [...above.notes, ...block.notes],
        wanted: above.wanted + moved,
        height: above.height + gap + block.height,
      };
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    let top = held(block);
    for (const one of block.notes) {
      one.top = top;
      top += one.height + gap;
    }
  }
  return Math.max(height, needed);
}

function drawNote({ note, lines, height, top }: Laid, { left, width, size }: Column): string {
  const { colour } = note;
  const doubtful = lines.some((line) => line.doubtful);
  const box = { x: left + 1.1 * size, y: top, w: width - 1.9 * size, h: height };
  const frame = rect(box, {
    rx: size * 0.3,
    fill: doubtful ? inks.doubtPaper : inks.paper,
    stroke: inks.rule,
    'stroke-width': size * 0.06,
  });
  const edge = rect({ ...box, w: size * 0.28 }, { rx: size * 0.14, fill: colour });
  const middle = top + size;
  const leader = element('path', {
    d: `M${left - 0.9 * size} ${note.y} L${left} ${note.y} L${box.x} ${middle}`,
    fill: 'none',
    stroke: colour,
    'stroke-width': size * 0.08,
    'stroke-opacity': 0.7,
  });
  const x = box.x + 0.75 * size;
  const label = text(x, top + 1.15 * size, note.label.toUpperCase(), {
    'font-size': size * 0.78,
    'font-weight': 'bold',
    'letter-spacing': size * 0.04,
    fill: colour,
  });
  const values = lines.map((line, i) =>
    element(
      'text',
      {
        x,
        y: top + (1.05 + (i + 1) * lineHeight) * size,
        'font-size': size,
        fill: line.doubtful ? inks.doubt : inks.text,
        'text-decoration': line.struck ? 'line-through' : undefined,
      },
      escape(line.text),
    ),
  );
  return leader + frame + edge + label + values.join('');
}
