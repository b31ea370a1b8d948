import { readBanner } from '../marking/banner.ts';
import { highest } from '../marking/levels.ts';
import { readMark } from '../marking/portion-mark.ts';
import { readReason } from '../marking/reason.ts';
import type { Block, Paragraph } from '../model/body.ts';
import type { Participant } from '../model/head.ts';
import type { BannerLine, PortionMark } from '../model/marks.ts';
import type { Furniture, Memcon } from '../model/memcon.ts';
import type { At } from '../model/position.ts';
import type { Declassification, Excision } from '../model/release.ts';
import type { Text } from '../model/text.ts';

/** What matters of a memorandum for one rule's example; `memconFrom` makes a whole one of it. */
export interface Sketch {
  readonly kind?: Memcon['kind'];
  readonly letterhead?: string;
  readonly title?: string;
  /** With its mark, if any: `Meeting with the Premier ~~(C)~~`. */
  readonly subject?: string;
  /** ISO 8601; 1997-11-22 if not given, null for a date that can't be read. */
  readonly date?: string | null;
  readonly dateTyped?: string;
  /** `["9:00 - 9:43 a.m. EST", "09:00", "09:43"]`; a zone at its end is read. */
  readonly time?: readonly [typed: string, start: string | null, end: string | null];
  readonly venue?: string;
  readonly participants?: readonly Partial<Participant>[];
  readonly authority?: {
    readonly by?: string;
    readonly from?: string;
    readonly reason?: string;
    readonly on?: string;
    readonly date?: string;
    readonly code?: string;
  };
  readonly releases?: readonly (Partial<Declassification> & Pick<Declassification, 'typed'>)[];
  readonly stamps?: readonly string[];
  readonly drafting?: readonly string[];
  readonly pages?: readonly SketchPage[];
}

export interface SketchPage {
  /** Banner line at top and bottom, `~~` around it for a stroke; null or nothing for none. */
  readonly top?: string | null;
  readonly bottom?: string | null;
  /**
   * Paragraphs: `THE PRESIDENT: Hello. (U)`, `~~let~~` for a struck mark that can't be read, `[1.4(b)]` or `[]` for a passage
   * withheld.
   */
  readonly says?: readonly string[];
  readonly label?: string;
  readonly noise?: readonly string[];
}

const unknownStamp: Declassification = {
  stamp: null,
  typed: '',
  order: null,
  section: null,
  authority: null,
  case: null,
  document: null,
  date: null,
  inPart: false,
  at: { page: 1 },
};

/** The memorandum that a sketch stands for. Places count lines from 1 on each page; there are no boxes. */
export function memconFrom(sketch: Sketch): Memcon {
  const pages = sketch.pages ?? [{}];
  const head: At = { page: 1, line: 1 };
  const text = (typed: string | undefined, at = head): Text | null =>
    typed === undefined ? null : { typed, text: typed, at };
  const participants = (sketch.participants ?? []).map((person): Participant => ({
    name: 'Someone',
    title: null,
    role: 'participant',
    side: null,
    typed: person.name ?? '',
    at: head,
    ...person,
  }));
  const body: Block[] = [];
  const lines: BannerLine[] = [];
  const furniture: Furniture[] = [];
  pages.forEach((page, i) => {
    let line = i === 0 ? 10 : 1;
    const place = (): At => ({ page: i + 1, line: line++ });
    const banner = (typed: string | null | undefined, position: 'top' | 'bottom'): void => {
      if (typed) lines.push(bannerFrom(typed, position, place()));
    };
    banner(page.top, 'top');
    for (const says of page.says ?? []) addParagraph(body, participants, says, place());
    for (const typed of page.noise ?? []) furniture.push({ role: 'noise', typed, at: place() });
    banner(page.bottom, 'bottom');
    if (page.label !== undefined) furniture.push({ role: 'page-label', typed: page.label, at: place() });
  });
  const date = sketch.date === undefined ? '1997-11-22' : sketch.date;
  const { subject, authority } = sketch;
  const [subjectMark, subjectText] = subject === undefined ? [null, ''] : splitMark(subject, head);
  const reason = text(authority?.reason);
  const declassifyOn = text(authority?.on);
  return {
    pages: [1, pages.length],
    kind: sketch.kind ?? 'memcon',
    letterhead: text(sketch.letterhead),
    title: text(sketch.title),
    control: null,
    subject:
      subject === undefined ? null : { typed: subject, text: subjectText, at: head, mark: subjectMark },
    participants,
    date: { typed: sketch.dateTyped ?? date ?? '', iso: date, at: head },
    time: sketch.time
      ? {
          typed: sketch.time[0],
          start: sketch.time[1],
          end: sketch.time[2],
          zone: /[A-Z]{3}$/.exec(sketch.time[0])?.[0] ?? null,
          at: head,
        }
      : null,
    venue: text(sketch.venue),
    banner: {
      level: highest(lines.map(({ level }) => level)),
      caveats: [...new Set(lines.flatMap(({ caveats }) => caveats))],
      lines,
    },
    authority: authority
      ? {
          classifiedBy: text(authority.by),
          derivedFrom: text(authority.from),
          reason: reason && {
            ...reason,
            codes: readReason(reason.text).map(({ section, letter }) => `${section}(${letter})`),
          },
          declassifyOn: declassifyOn && {
            ...declassifyOn,
            ...(authority.date !== undefined && { date: authority.date }),
            ...(authority.code !== undefined && { code: authority.code }),
          },
          at: head,
        }
      : null,
    declassification: (sketch.releases ?? []).map((stamp) => ({ ...unknownStamp, ...stamp })),
    stamps: (sketch.stamps ?? []).map((typed) => ({ kind: 'stamp', typed, text: typed, at: head })),
    body,
    closing: null,
    drafting: (sketch.drafting ?? []).map((typed) => ({ typed, text: typed, at: head })),
    attachments: [],
    distribution: [],
    furniture,
    notes: [],
  };
}

function bannerFrom(typed: string, position: 'top' | 'bottom', at: At): BannerLine {
  const bare = typed.replaceAll('~~', '');
  const read = readBanner(bare);
  return {
    typed,
    level: read?.level ?? null,
    caveats: read?.caveats ?? [],
    struck: bare !== typed,
    confidence: read?.confidence ?? 0,
    position,
    at,
  };
}

/** Adds a paragraph to the speech before it, or begins a new block where it has a label or no block is open. */
function addParagraph(body: Block[], participants: readonly Participant[], says: string, at: At): void {
  const labelled = /^((?:THE )?[A-Z][A-Z. ]+): /.exec(says);
  const paragraph = paragraphFrom(says, labelled ? says.slice(labelled[0].length) : says, at);
  const last = body.at(-1);
  if (labelled) {
    const speaker = labelled[1]!;
    const surname = speaker.split(' ').at(-1)!.toLowerCase();
    const who = participants.findIndex(({ name }) => name.toLowerCase().endsWith(surname));
    body.push({ kind: 'speech', speaker, who: who < 0 ? null : who, paragraphs: [paragraph], at });
  } else if (last && last.kind !== 'heading')
    body[body.length - 1] = { ...last, paragraphs: [...last.paragraphs, paragraph] };
  else body.push({ kind: 'narrative', paragraphs: [paragraph], at });
}

function paragraphFrom(typed: string, spoken: string, at: At): Paragraph {
  const [mark, text] = splitMark(spoken, at);
  const start = mark?.at.chars?.[0] === 0 ? mark.typed.length + 1 : 0;
  const excisions = [...text.matchAll(/\[([^\]]*)\]/g)].map((m): Excision => ({
    code: m[1] === '' ? null : m[1]!,
    typed: m[0],
    extent: {},
    at,
  }));
  const incidents = [...text.matchAll(/\(([a-z][^)]*)\)/g)].map((m) => ({ text: m[0], at }));
  return { text, typed, mark, at: { ...at, chars: [start, start + text.length] }, incidents, excisions };
}

/** The mark at either end and the text without it. */
function splitMark(text: string, at: At): [PortionMark | null, string] {
  const words = text.split(' ');
  for (const [word, rest] of [
    [words.at(-1)!, words.slice(0, -1)],
    [words[0]!, words.slice(1)],
  ] as const) {
    const read = /^(?:~~.*~~|\([A-Z/]+\))$/.test(word) ? readMark(word) : null;
    if (!read) continue;
    const start = rest[0] === words[0] ? text.length - word.length : 0;
    const place = { ...at, chars: [start, start + word.length] as const };
    return [{ ...markFrom(word, read.caveats, place), struck: read.struck }, rest.join(' ')];
  }
  return [null, text];
}

function markFrom(typed: string, caveats: readonly string[], at: At): Omit<PortionMark, 'struck'> {
  const level = /^~{0,2}\((TS|SBU|LOU|FOUO|OUO|CUI|[UCSR])\b/.exec(typed)?.[1] as
    PortionMark['level'] | undefined;
  return {
    typed,
    level: level ?? null,
    caveats,
    confidence: level ? 1 : 0.3,
    basis: level ? 'literal' : 'glyph',
    at,
  };
}
