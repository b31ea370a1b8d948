import { caveatFor } from '../../marking/caveats.ts';
import type { Level } from '../../model/marks.ts';

/** Level names as the edition's source notes spell them; null: the note says that the paper bears none. */
const levels: ReadonlyMap<string, Level | null> = new Map([
  ['top secret', 'TS'],
  ['secret', 'S'],
  ['confidential', 'C'],
  ['restricted', 'R'],
  ['limited official use', 'LOU'],
  ['official use only', 'OUO'],
  ['sensitive but unclassified', 'SBU'],
  ['for official use only', 'FOUO'],
  ['unclassified', 'U'],
  ['no classification marking', null],
  ['no classification', null],
]);

export interface NotedMarking {
  readonly level: Level | null;
  /** Handling limits as our own data spell them; as the note has them where it does not hold them. */
  readonly caveats: readonly string[];
}

/**
 * The marking that a source note gives between the archive's path and the drafting: "Source: …, POL 7. Secret; Exdis.
 * Drafted by Calder." Null where the note gives none.
 */
export function readNotedMarking(note: string): NotedMarking | null {
  for (const found of note.matchAll(/(?<=^|[.)”"’?\]]\s)([A-Z][A-Za-z ]+?)((?:;\s*[^.;]+)*)(?=\.|$)/g)) {
    const level = levels.get(found[1]!.toLowerCase());
    if (level === undefined) continue;
    const caveats = found[2]!
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return { level, caveats: caveats.map((form) => caveatFor(form)?.code ?? form) };
  }
  return null;
}

/** Level and caveats of a marking line at the head of a document ("top secret", "secret priority"). */
export function readOpenerMarking(text: string): NotedMarking | null {
  const bare = text
    .replace(/[[\].]/g, '')
    .toLowerCase()
    .trim();
  for (const [name, level] of levels)
    if (bare === name || bare.startsWith(`${name} `) || bare.startsWith(`${name};`)) {
      const rest = text.slice(name.length).replace(/^[\s;—–-]+/, '');
      return { level, caveats: splitCaveats(rest) };
    }
  return null;
}

/** "nodis xgds": words that all are caveats are one each; anything else is one. */
function splitCaveats(text: string): string[] {
  const codes = text.split(/[\s;,/]+/).map((word) => caveatFor(word)?.code);
  if (codes.every((code) => code !== undefined)) return codes;
  return text === '' ? [] : [caveatFor(text)?.code ?? text];
}

const draftingOpening =
  /^(?:Drafted|Prepared|Transcribed|Dictated|Cleared|Approved|Initialed|Drafting|Written|Recorded|Typed)\b/;

/** The sentences of a source note that say who drafted, cleared and approved the paper. */
export function readDrafting(note: string): string[] {
  return splitSentences(note).filter((sentence) => draftingOpening.test(sentence));
}

/** "Drafted by J. R. Calder on March 5." is one sentence: initials and titles end none; an office's sign does ("approved in S."). */
function splitSentences(text: string): string[] {
  return text.split(
    /(?<!(?:(?<!\bin )\b[A-Z]|\b(?:Mr|Mrs|Dr|Jr|Sr|St|Gen|Col|Lt|Amb|Messrs|No|U\.S|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec))\.)(?<=[.”)])\s+(?=[A-Z[“(])/u,
  );
}
