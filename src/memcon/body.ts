import type { Block, Incident, Paragraph } from '../model/body.ts';
import type { Participant } from '../model/head.ts';
import type { Line } from '../model/line.ts';
import type { PortionMark } from '../model/marks.ts';
import type { Excision } from '../model/release.ts';
import { isSpeechVerb, incidentForm } from './data/speech-verbs.ts';
import { findExcisions } from './excisions.ts';
import { toMark } from './marks.ts';
import { wordsOf } from './names.ts';
import { joinParagraphs, type Draft } from './paragraphs.ts';
import { runTogether, type RunningText } from './running-text.ts';
import { findLabels, resolveSpeaker } from './speakers.ts';

/** Lines of the text, without furniture and head, to speeches, reported speech, narrative and headings. */
export function readBody(lines: readonly Line[], participants: readonly Participant[]): Block[] {
  const labels = findLabels(
    lines.map(({ text }) => text),
    participants,
  );
  const drafts = joinParagraphs(lines, labels);
  const known = knownWords(lines);
  const spoken = drafts.filter(({ label }) => label).length;
  // A memorandum is either a dialogue under labels or a report; a stray label does not make it a dialogue.
  const dialogue = spoken >= 3 || spoken > drafts.length * 0.25;
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
        who: resolveSpeaker(label, participants),
        paragraphs: [paragraph],
        at: running.at,
      });
    } else if (dialogue && last?.kind === 'speech') last.paragraphs.push(paragraph);
    else {
      const reported = dialogue ? null : findReporter(running.text, participants);
      if (reported)
        blocks.push({
          kind: 'reported',
          speaker: reported,
          who: resolveSpeaker(reported, participants),
          paragraphs: [paragraph],
          at: running.at,
        });
      else if (last?.kind === 'narrative') last.paragraphs.push(paragraph);
      else blocks.push({ kind: 'narrative', paragraphs: [paragraph], at: running.at });
    }
  }
  return blocks;
}

type Mutable<T> = T extends { readonly paragraphs: readonly Paragraph[] }
  ? Omit<T, 'paragraphs'> & { paragraphs: Paragraph[] }
  : T;

/** Words that stand by themselves in the text, in small letters. Built on first use: few texts break words. */
function knownWords(lines: readonly Line[]): (word: string) => boolean {
  let words: Set<string> | null = null;
  return (word) => {
    words ??= new Set(
      lines.flatMap(({ text }) => text.toLowerCase().match(/(?<![\p{L}-])\p{L}{2,}(?![\p{L}-])/gu) ?? []),
    );
    return words.has(word.toLowerCase());
  };
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
    excisions: findExcisions(running.text).map(({ span, ...excision }): Excision => ({
      ...excision,
      at: running.place(...span),
    })),
  };
}

function findIncidents(running: RunningText): Incident[] {
  if (!running.text.includes('(') && !running.text.includes('[')) return [];
  return [...running.text.matchAll(incidentForm)].map((found) => ({
    text: found[0],
    at: running.place(found.index, found.index + found[0].length),
  }));
}

const openingName =
  /^(?:The\s+)?(?:[A-Z][\p{L}’'.-]*(?:\s+(?=[A-Z]|of\s|for\s|de\s|von\s))?|of\s+|for\s+(?=[A-Z])|de\s+|von\s+){1,8}/u;

/**
 * The speaker whom a sentence of report names first: "The President said that …", "Chancellor Kohl, who had
 * called from New York, said …". Null where the paragraph opens with anybody or anything else.
 */
export function findReporter(text: string, participants: readonly Participant[]): string | null {
  const opening = openingName
    .exec(text)?.[0]
    .trim()
    .replace(/[’']s$/, '');
  if (!opening || opening.length > 60) return null;
  const behind = text.slice(opening.length);
  if (!/^,?\s+[a-z]/.test(behind) || /^\s+(?:of|and|or|in|at|for)\b/.test(behind)) return null;
  const words = wordsOf(opening);
  const titled =
    /^(?:The\s+)?(?:Vice\s+|Prime\s+|Foreign\s+|Deputy\s+|Under\s*|Assistant\s+|Acting\s+|King|Queen|President|Secretary|Minister|Ambassador|Chancellor|Premier|Chairman|Senator|General|Marshal|Mr|Mrs|Dr|Sir|Lord|Prince|Shah|Counselor|Director)/.test(
      opening,
    );
  if (!titled && (words.length > 4 || resolveSpeaker(opening, participants) === null)) return null;
  const sentence = /^.*?[.?!](?=\s[A-Z"“]|$)/.exec(text.slice(0, 400))?.[0] ?? text.slice(0, 240);
  return wordsOf(sentence.slice(opening.length)).some((word) => isSpeechVerb(word)) ? opening : null;
}
