import { caveatFor } from '../marking/caveats.ts';
import { levelNames } from '../marking/levels.ts';
import type { MemconKind } from '../model/memcon.ts';
import type { MemconRecord } from '../model/record.ts';
import { drafterWords, draftingLabels } from './drafting-labels.ts';
import { placeNouns } from './place-nouns.ts';

export interface SourceNote {
  readonly text: string;
  /** What such a note says and the record does not, in a word or two each. */
  readonly missing: readonly string[];
}

/**
 * The unnumbered note that documentary editions put to a document's heading, in the order that *Foreign Relations
 * of the United States* keeps: where the paper is, how it was marked, who drafted, cleared and approved it, where
 * the conversation took place, who had copies; that nobody is named as its drafter comes after the place. An edition's
 * own note is taken as it is.
 */
export function sourceNote(record: MemconRecord): SourceNote {
  const own = record.edition?.sourceNote;
  if (own) return { text: closeUp(own), missing: [] };
  const [drafting, place] = [draftingPart(record), placePart(record)];
  // That nobody signed it is said last.
  const later = record.drafting.length > 0 ? [drafting, place] : [place, drafting];
  const parts = [archivePart(record), markingPart(record), ...later];
  const copies = copiesPart(record);
  return {
    text: closeUp([...parts.map(({ text }) => text), copies].join(' ')),
    missing: parts.flatMap(({ missing }) => missing),
  };
}

/** "Source: Halloran Library, National Security Council Files, Box 12, Country Files." */
function archivePart({ archive }: MemconRecord): SourceNote {
  const box = archive?.box && `Box ${archive.box.replace(/^box\s+/i, '')}`;
  const repository = archive?.repository?.replace(/\bPresidential Library(?: and Museum)?\b/, 'Library');
  const units = [repository, archive?.collection, archive?.series, box, archive?.folder];
  const path = units.filter((unit) => unit).join(', ');
  const missing = (['repository', 'collection', 'box', 'folder'] as const).filter((unit) => !archive?.[unit]);
  const place = path === '' ? '[not known]' : path + (archive?.caseNumber ? `; ${archive.caseNumber}` : '');
  return { text: `Source: ${stopped(place)}`, missing };
}

/** "Secret; Nodis." A schedule of declassification is no limit on handling. */
function markingPart({ banner }: MemconRecord): SourceNote {
  if (banner.lines.length === 0) return { text: 'No classification marking.', missing: [] };
  const handling = banner.caveats.filter((caveat) => caveatFor(caveat)?.kind !== 'schedule').map(capitalised);
  const level = banner.level ? [capitalised(levelNames[banner.level])] : [];
  const words = [...level, ...handling];
  return {
    text: words.length > 0 ? stopped(words.join('; ')) : '',
    missing: banner.level ? [] : ['classification'],
  };
}

/** "TOP SECRET" → "Top Secret"; "SENSITIVE BUT UNCLASSIFIED" → "Sensitive but Unclassified" */
function capitalised(words: string): string {
  return words
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/\b(?:But|For)\b(?!$)/g, (word, offset: number) => (offset === 0 ? word : word.toLowerCase()));
}

/** "Drafted by Stroud. Cleared by Lyle." */
function draftingPart({ drafting, kind }: MemconRecord): SourceNote {
  if (drafting.length === 0) {
    const paper = kind === 'other' ? 'paper' : 'memorandum';
    return { text: `No drafting information appears on the ${paper}.`, missing: ['drafter'] };
  }
  const said = drafting.flatMap(({ text }) => draftingIn(text) ?? []);
  return {
    text: said.map(({ words, rest }) => stopped(`${words} ${rest}`)).join(' '),
    missing: said.some(({ words }) => drafterWords.has(words)) ? [] : ['drafter'],
  };
}

/** What a source note says of a drafting line: "Drafted by", "Stroud"; null for a line that it has no words for. */
export function draftingIn(text: string): { readonly words: string; readonly rest: string } | null {
  const label = draftingLabels.find(({ form }) => form.test(text));
  const rest = label ? text.replace(label.form, '').trim() : '';
  return label && rest !== '' ? { words: label.words, rest } : null;
}

/** What is said of the place by kind of paper, before it; null: nothing is, and nobody misses it. */
const placeSentences: Readonly<
  Record<MemconKind, { readonly words: string; readonly isUsual: boolean } | null>
> = {
  memcon: { words: 'The meeting took place', isUsual: true },
  // Of 130 notes of the edition to telephone conversations none says where the telephone was.
  telcon: { words: 'The conversation took place over the telephone', isUsual: false },
  other: null,
};

/** "The meeting took place in the Oval Office." A paper that is no record of a conversation took place nowhere. */
function placePart({ venue, kind }: MemconRecord): SourceNote {
  const sentence = placeSentences[kind];
  const place = venue?.text.trim() ?? '';
  if (!sentence || place === '') return { text: '', missing: sentence?.isUsual ? ['place'] : [] };
  return { text: stopped(`${sentence.words} ${placeWords(place)}`), missing: [] };
}

function placeWords(place: string): string {
  // In "the Study, Chancellor's House" the first unit is where it was.
  const unit = place.split(',')[0]!.toLowerCase();
  const found = placeNouns.find(({ nouns }) => nouns.some((noun) => new RegExp(`\\b${noun}\\b`).test(unit)));
  const named = place.replace(/^the\b/i, 'the');
  const article = found && !/^(?:the|an?|his|her|their)\b|^[^,\s]+['’]s?\s/i.test(place) ? 'the ' : '';
  return `${found?.preposition ?? 'in'} ${article}${named}`;
}

function copiesPart({ distribution }: MemconRecord): string {
  const names = distribution.flatMap(({ text }) => text.split(/\s*[;,]\s*/)).filter((name) => name !== '');
  if (names.length === 0) return '';
  const list = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
  return stopped(`Copies were sent to ${list}`);
}

function stopped(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function closeUp(text: string): string {
  return text.replace(/[ \t\n\v\f\r]+/g, ' ').trim();
}
