import type { Paragraph } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { Page } from '../../model/page.ts';
import type { At, Region, Span } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Text } from '../../model/text.ts';
import { chicagoDate } from '../cite/dates.ts';
import { textOnPage } from '../page-breaks.ts';
import { bannerText, markText } from '../wording.ts';
import { unlikeness } from './align-words.ts';

/** What the record says instead of a stretch of a page's text. */
export interface ReadSpan {
  readonly chars: Span;
  /** Null: what is typed is what is said. */
  readonly text: string | null;
  /** `within`: other words may stand in the stretch too, and stay. */
  readonly extent: 'whole' | 'within';
  /** Where a reading stands that the page's text has no word for; `chars` is empty then. */
  readonly region?: Region;
}

/** Part of a stretch's words that a value must have been typed with to be a reading of them. */
const leastShare = 0.6;

/**
 * The readings of a record that stand on one of its pages. Those whose place does not hold what they were read from
 * are left out: the page may have been read anew, by another program than the record was.
 */
export function readSpans(record: MemconRecord, page: Page): readonly ReadSpan[] {
  const on = (at: At): Span | null => (at.page === page.number ? (at.chars ?? null) : null);
  const span = (at: At, typed: string, text: string | null): readonly ReadSpan[] => {
    const chars = on(at);
    return chars && shareIn(page.text.slice(...chars), typed) >= leastShare
      ? [{ chars, text, extent: 'whole' }]
      : [];
  };
  const text = (value: Text | null): readonly ReadSpan[] => {
    const chars = value && on(value.at);
    return chars && letters(page.text.slice(...chars)) === letters(value.typed)
      ? [{ chars, text: value.text, extent: 'whole' }]
      : [];
  };
  const mark = (value: PortionMark | null): readonly ReadSpan[] => {
    const chars = value && on(value.at);
    if (!chars) return [];
    const said = value.level === null ? null : markText(value);
    if (chars[0] < chars[1]) return span(value.at, value.typed, said);
    const { region } = value.at;
    return region && said !== null ? [{ chars, text: said, extent: 'whole', region }] : [];
  };
  const paragraph = (value: Paragraph): readonly ReadSpan[] => [
    ...mark(value.mark),
    ...[value.at, ...(value.continues ?? [])].flatMap((at) =>
      at.page === page.number ? span(at, value.typed, textOnPage(value, page.number)) : [],
    ),
  ];
  const { subject, date, authority } = record;
  return [
    ...[record.letterhead, record.title, record.control, subject, record.venue, record.closing],
    ...[...record.drafting, ...record.attachments, ...record.distribution, ...record.stamps],
    ...[authority?.classifiedBy, authority?.derivedFrom, authority?.reason, authority?.declassifyOn],
  ]
    .flatMap((value) => text(value ?? null))
    .concat(
      mark(subject?.mark ?? null),
      date?.from === undefined || !date.iso
        ? []
        : span(date.at, date.typed, chicagoDate({ start: date.iso, end: date.isoEnd ?? date.iso })),
      record.participants.flatMap(({ at, name, typed }) =>
        on(at) && unlikeness(page.text.slice(...on(at)!), name) < 1 ? span(at, typed, name) : [],
      ),
      record.banner.lines.flatMap((line) =>
        line.level === null
          ? []
          : span(line.at, line.typed, bannerText(line)).map((one) => ({ ...one, extent: 'within' as const })),
      ),
      record.furniture.flatMap(({ role, at, typed }) =>
        role === 'banner' ? [] : span(at, typed, role === 'noise' ? '' : null),
      ),
      record.body.flatMap((block): readonly ReadSpan[] => {
        if (block.kind === 'heading') return on(block.at) ? span(block.at, block.text, block.text) : [];
        const label =
          block.kind === 'narrative' || !on(block.at) ? [] : labelSpan(block, on(block.at)!, page);
        return [...label, ...block.paragraphs.flatMap(paragraph)];
      }),
    );
}

/** A label that is not as typed; it stands before the first paragraph. */
function labelSpan(
  { speaker, typed }: { readonly speaker: string; readonly typed?: string },
  [before]: Span,
  page: Page,
): readonly ReadSpan[] {
  if (typed === undefined) return [];
  const start = page.text.lastIndexOf(typed, before);
  const end = start + typed.length;
  if (start < 0 || /\p{L}/u.test(page.text.slice(end, before))) return [];
  return [{ chars: [start, end], text: speaker, extent: 'whole' }];
}

/** Which part of the words are among the others. */
function shareIn(words: string, others: string): number {
  const known = new Set(others.split(/\s+/));
  const all = words.split(/\s+/).filter((word) => word !== '');
  return all.length === 0 ? 0 : all.filter((word) => known.has(word)).length / all.length;
}

function letters(text: string): string {
  return text.replace(/\s+/g, '');
}
