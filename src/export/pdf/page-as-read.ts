import type { Page, Word } from '../../model/page.ts';
import type { Region, Span } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { alignWords, unlikeness } from './align-words.ts';
import { readSpans, type ReadSpan } from './read-spans.ts';

/** A word of the page, or a part of one, with what is to stand there. */
interface Piece {
  readonly chars: Span;
  readonly region: Region;
  readonly word: Word;
  text: string;
  isClaimed: boolean;
}

/**
 * The page with its text and its words as the record has them: what a word was read as stands in its box, words that
 * the reading left out are gone, and a word that its line's end broke is whole in the box of its greater part. What the record says
 * nothing about, such as the names of fields, is as typed.
 */
export function pageAsRead(record: MemconRecord, page: Page): Page {
  const spans = readSpans(record, page);
  const pieces = cut(page, spans);
  // A mark within a paragraph, a number beside a banner: the narrower reading is the nearer one.
  for (const span of spans.toSorted((a, b) => length(a) - length(b))) {
    const within = pieces.filter(
      ({ chars, isClaimed }) => !isClaimed && chars[0] >= span.chars[0] && chars[1] <= span.chars[1],
    );
    if (within.length > 0 && span.text !== null) read(within, span.text, span.extent);
  }
  const added = spans.flatMap(({ chars, text, region }): Piece[] =>
    region && text !== null ? [{ chars, region, word: { chars, region }, text, isClaimed: true }] : [],
  );
  return rewrite(page, [...pieces, ...added]);
}

function length({ chars: [start, end] }: ReadSpan): number {
  return end - start;
}

/** The words, cut where a reading begins or ends within one. */
function cut({ words = [], text }: Page, spans: readonly ReadSpan[]): Piece[] {
  const edges = [...new Set(spans.flatMap(({ chars }) => chars))].sort((a, b) => a - b);
  return words
    .toSorted((a, b) => a.chars[0] - b.chars[0])
    .flatMap((word) => {
      const [start, end] = word.chars;
      const bounds = [start, ...edges.filter((edge) => edge > start && edge < end), end];
      return bounds.slice(1).map((stop, i): Piece => {
        const chars = [bounds[i]!, stop] as const;
        return { chars, region: share(word, chars), word, text: text.slice(...chars), isClaimed: false };
      });
    });
}

/** The part of a word's box that some of its characters fill. */
function share({ chars: [start, end], region }: Word, [from, to]: Span): Region {
  const letter = region.w / (end - start);
  return { ...region, x: region.x + (from - start) * letter, w: (to - from) * letter };
}

function read(pieces: readonly Piece[], text: string, extent: ReadSpan['extent']): void {
  const run = extent === 'whole' ? pieces : likestRun(pieces, text);
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (run.length === 0) return;
  const places = alignWords(
    run.map((piece) => piece.text),
    words,
  );
  for (const [i, piece] of run.entries()) {
    piece.text = places[i]!.join(' ');
    piece.isClaimed = true;
  }
}

/** Words of a banner that spaces or noise may have taken apart. */
const longestRun = 12;

/** The words next to one another that are the most like the text; none where no two letters of three agree. */
function likestRun(pieces: readonly Piece[], text: string): readonly Piece[] {
  const wanted = text.replace(/\s+/g, '');
  let best: readonly Piece[] = [];
  let least = 2 / 3;
  for (let start = 0; start < pieces.length; start++)
    for (let end = start + 1; end <= Math.min(pieces.length, start + longestRun); end++) {
      const run = pieces.slice(start, end);
      const unlike = unlikeness(run.map((piece) => piece.text).join(''), wanted);
      if (unlike < least) [best, least] = [run, unlike];
    }
  return best;
}

function rewrite(page: Page, pieces: readonly Piece[]): Page {
  const words: Word[] = [];
  let text = '';
  let copied = 0;
  for (const { chars, region, word, text: said } of pieces.toSorted((a, b) => a.chars[0] - b.chars[0])) {
    text += page.text.slice(copied, Math.max(copied, chars[0]));
    copied = Math.max(copied, chars[1]);
    if (said === '') continue;
    // A mark that the text has no word for stands beside others.
    if (chars[0] === chars[1] && /\S$/.test(text)) text += ' ';
    words.push({ ...word, region, chars: [text.length, text.length + said.length] });
    text += said;
  }
  return { ...page, text: text + page.text.slice(copied), words };
}
