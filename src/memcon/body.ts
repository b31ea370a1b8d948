import type { Block, Incident, Paragraph } from '../model/body.ts';
import type { Participant } from '../model/head.ts';
import type { Line } from '../model/line.ts';
import type { PortionMark } from '../model/marks.ts';
import type { Excision } from '../model/release.ts';
import { incidentForm } from './data/speech-verbs.ts';
import { findExcisions } from './excisions.ts';
import { toMark } from './marks.ts';
import { anyPaper, joinParagraphs, type Draft, type Paper } from './paragraphs.ts';
import { findReporter, type Named } from './reporters.ts';
import { runTogether, type RunningText } from './running-text.ts';
import { findLabels, resolveSpeaker } from './speakers.ts';

export interface Body {
  readonly blocks: readonly Block[];
  /** Lines in no block: what is left of stamps and codes. */
  readonly aside: readonly Line[];
}

/**
 * Lines of the text, without furniture and head, to speeches, reported speech, narrative and headings. The subject
 * may name people whom no list names.
 */
export function readBody(
  lines: readonly Line[],
  participants: readonly Participant[],
  subject: string,
  paper: Paper = anyPaper,
): Body {
  const labels = findLabels(
    lines.map(({ text }) => text),
    participants,
  );
  const { drafts, aside } = joinParagraphs(lines, labels, paper);
  const known = knownWords(lines);
  const spoken = drafts.filter(({ label }) => label).length;
  // A memorandum is either a dialogue under labels or a report; a stray label does not make it a dialogue.
  const dialogue = spoken >= 3 || spoken > drafts.length * 0.25;
  const speakers = new Map<string, number | null>();
  const resolve = (label: string): number | null => {
    let who = speakers.get(label);
    if (who === undefined) speakers.set(label, (who = resolveSpeaker(label, participants)));
    return who;
  };
  const named: Named = { resolve, surname: knownSurnames(subject, lines) };
  const blocks: Mutable<Block>[] = [];
  for (const draft of drafts) {
    const running = runTogether(draft.parts, known);
    if (running.text === '' && !draft.mark && !draft.label) continue;
    const last = blocks.at(-1);
    if (draft.heading && !draft.label && !draft.mark) {
      blocks.push({ kind: 'heading', text: running.text, at: running.at });
      continue;
    }
    const paragraph = toParagraph(draft, running);
    if (draft.label) {
      const { label, typed } = draft.label;
      blocks.push({
        kind: 'speech',
        speaker: label,
        ...(typed !== label && { typed }),
        who: resolve(label),
        paragraphs: [paragraph],
        at: running.at,
      });
    } else if (dialogue && last?.kind === 'speech') last.paragraphs.push(paragraph);
    else {
      const reported = dialogue ? null : (setOffName(draft) ?? findReporter(running.text, named));
      if (reported)
        blocks.push({
          kind: 'reported',
          speaker: reported,
          who: resolve(reported),
          paragraphs: [paragraph],
          at: running.at,
        });
      else if (last?.kind === 'narrative') last.paragraphs.push(paragraph);
      else blocks.push({ kind: 'narrative', paragraphs: [paragraph], at: running.at });
    }
  }
  return { blocks, aside };
}

type Mutable<T> = T extends { readonly paragraphs: readonly Paragraph[] }
  ? Omit<T, 'paragraphs'> & { paragraphs: Paragraph[] }
  : T;

/** So many words are looked for one by one; where more are asked for, all words of the text are set down. */
const fewWords = 32;

/** Whether a word stands by itself somewhere in the text, in letters of any size. */
function knownWords(lines: readonly Line[]): (word: string) => boolean {
  // Made on first use: few texts break words, and those that do break few.
  let text: string | null = null;
  let words: ReadonlySet<string> | null = null;
  let asked = 0;
  return (word) => {
    text ??= lines
      .map((line) => line.text)
      .join('\n')
      .toLowerCase();
    const sought = word.toLowerCase();
    if (asked++ < fewWords) return standsIn(text, sought);
    words ??= new Set(text.match(/[\p{L}-]+/gu));
    return words.has(sought);
  };
}

const letterBefore = /[\p{L}-]$/u;
const letterBehind = /^[\p{L}-]/u;

/** Whether the word stands in the text with no letter and no hyphen next to it. */
function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (
      !letterBefore.test(text.slice(Math.max(0, at - 2), at)) &&
      !letterBehind.test(text.slice(end, end + 2))
    )
      return true;
  }
  return false;
}

const courtesy =
  /\b(?:(?:Mr|Mrs|Ms|Messrs|Dr)\.?|Miss|Senator|Colonel|General|Captain|Professor)[ \t\u00a0]+/g;
/** Tried behind a courtesy only: letters of all scripts are slow to look for. */
const namesBehind = /(?:\p{Lu}(?:[\p{L}’'-]*|\.)\s+){0,2}(\p{Lu}[\p{L}’'-]+)/uy;

/** Words that stand behind a courtesy, in the subject or the text. Built on first use: most lists name everybody. */
function knownSurnames(subject: string, lines: readonly Line[]): (word: string) => boolean {
  let names: Set<string> | null = null;
  return (word) => {
    names ??= surnamesIn([subject, ...lines.map(({ text }) => text)]);
    return names.has(word);
  };
}

function surnamesIn(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const text of texts) {
    courtesy.lastIndex = 0;
    while (courtesy.test(text)) {
      namesBehind.lastIndex = courtesy.lastIndex;
      const found = namesBehind.exec(text);
      if (!found) continue;
      courtesy.lastIndex = namesBehind.lastIndex;
      names.add(found[1]!.replace(/[’']s$/, ''));
    }
  }
  return names;
}

/** The first name in the paragraph that the paper underlines: in a report that is how a speaker is set off. */
function setOffName(draft: Draft): string | null {
  for (const { line, span } of draft.parts)
    for (const stroke of line.strokes ?? []) {
      if (stroke.kind !== 'underline' || stroke.span[0] < span[0] || stroke.span[1] > span[1]) continue;
      const name = line.text
        .slice(...stroke.span)
        .replace(/[\s,.:;]+$/, '')
        .replace(/[’']s$/, '');
      if (/^(?:The\s+)?\p{Lu}[\p{L}’'.-]+(?:\s+[\p{L}’'.-]+){0,5}$/u.test(name) && name.length > 3)
        return name;
    }
  return null;
}

function toParagraph(draft: Draft, running: RunningText): Paragraph {
  const mark: PortionMark | null = draft.mark ? toMark(draft.mark.sighting, draft.mark.line) : null;
  return {
    text: running.text,
    typed: running.typed,
    mark,
    at: running.at,
    ...(running.continues.length > 0 && { continues: running.continues }),
    incidents: findIncidents(running),
    excisions: [
      ...findExcisions(running.text).map(({ span, ...excision }): Excision => {
        return { ...excision, at: running.place(...span) };
      }),
      ...draft.margin.map(({ code, typed, at }): Excision => ({ code, typed, extent: {}, at })),
    ],
  };
}

function findIncidents(running: RunningText): Incident[] {
  if (!running.text.includes('(') && !running.text.includes('[')) return [];
  return [...running.text.matchAll(incidentForm)].map((found) => ({
    text: found[0],
    at: running.place(found.index, found.index + found[0].length),
  }));
}
