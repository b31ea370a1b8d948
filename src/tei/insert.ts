import type { MemconRecord } from '../model/record.ts';
import { closeUp } from './frus/flow.ts';
import type { FrusOptions } from './frus/write.ts';
import { writeFrusTei } from './frus/write.ts';
import type { VolumeLists } from './lists.ts';
import { namesIn, readListed } from './lists.ts';
import type { Found, TeiFault } from './parse.ts';
import { findElements } from './parse.ts';
import type { XmlElement } from './xml.ts';
import { descendants, teiNamespace } from './xml.ts';

/** Where a record went: its document's id and number, and the document that it follows. */
export interface Inserted {
  readonly record: string;
  readonly id: string;
  readonly number: string;
  /** Null: it is the first. */
  readonly after: string | null;
}

export interface Insertion {
  /** The volume with the records; as it was where there are faults. */
  readonly xml: string;
  readonly inserted: readonly Inserted[];
  readonly losses: readonly string[];
  readonly faults: readonly TeiFault[];
}

export interface InsertOptions extends Pick<FrusOptions, 'findings'> {
  /** `xml:id` of the compilation or chapter that the records go into; the whole volume by default. */
  readonly within?: string;
}

/** A document of the volume. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  /** ISO 8601, as exact as the edition gives it; empty where it gives none. */
  readonly moment: string;
  /** It has a number, and no brackets around it. */
  readonly isNumbered: boolean;
}

/**
 * Adds records to a FRUS volume and changes nothing else in it. Rule: a record follows the last document whose date is
 * not later than its own (an undated one comes last); nothing is renumbered, so a new document takes the next number
 * that no document has, in brackets where it does not stand behind all others, and the id `d` and that number. Names in it are linked where they settle on one entry of the
 * volume's lists of persons and terms.
 */
export function insertIntoVolume(
  volume: string,
  records: readonly MemconRecord[],
  options: InsertOptions = {},
): Insertion {
  const unchanged = (fault: TeiFault): Insertion => ({
    xml: volume,
    inserted: [],
    losses: [],
    faults: [fault],
  });
  const survey = surveyVolume(volume, options.within);
  if ('message' in survey) return unchanged(survey);
  const { places, last, highest, lists, taken } = survey;
  if (places.length === 0)
    return unchanged({
      message: `${options.within ? `The part ${options.within} of the volume` : 'The volume'} holds no document that the records could stand beside`,
      line: 1,
      column: 1,
    });
  const inserted: Inserted[] = [];
  const losses = new Set<string>();
  const additions: { readonly offset: number; readonly xml: string }[] = [];
  const style = styleOf(volume, places[0]!);
  const placed = records
    .toSorted((a, b) => compare(momentOf(a), momentOf(b)))
    .map((record) => ({ record, after: placeFor(record, places) }));
  const numbers = numberAll(
    placed.map(({ after }) => after !== undefined && after === last && after.isNumbered),
    highest,
    taken,
  );
  for (const [i, { record, after }] of placed.entries()) {
    const { id, number } = numbers[i]!;
    const written = writeFrusTei(record, {
      ...options,
      id,
      number,
      names: namesIn(record, lists),
      renditions: taken.has('left') && taken.has('right'),
    });
    written.losses.forEach((loss) => losses.add(loss));
    additions.push(addition(written.xml, after, places[0]!, style));
    inserted.push({ record: record.id, id, number, after: after?.id ?? null });
  }
  return { xml: insertAll(volume, additions), inserted, losses: [...losses], faults: [] };
}

/** The document that the record follows; none where it comes before all. */
function placeFor(record: MemconRecord, places: readonly Place[]): Place | undefined {
  const own = momentOf(record);
  if (own === '') return places.at(-1);
  return places.findLast(({ moment }) => moment !== '' && moment <= upTo(own, moment));
}

/**
 * The numbers of a volume's documents run on without a gap (`frus.sch`, div-numbering-checks): what stands behind the last
 * goes on with them; what stands between others is outside that order, which the edition shows with brackets.
 */
function numberAll(
  isNext: readonly boolean[],
  highest: number,
  taken: ReadonlySet<string>,
): { readonly id: string; readonly number: string }[] {
  // Ids of a document's notes and pages begin with its own.
  const begun = new Set([...taken].map((id) => /^d\d+/.exec(id)?.[0]));
  let next = highest;
  const take = (): number => {
    do next += 1;
    while (begun.has(`d${next}`));
    return next;
  };
  const running = isNext.map((is) => (is ? take() : null));
  return running.map((own) => {
    const n = own ?? take();
    return { id: `d${n}`, number: own === null ? `[${n}]` : String(n) };
  });
}

interface Survey {
  /** Of the part that the records go into. */
  readonly places: readonly Place[];
  /** Of the whole volume. */
  readonly last: Place | undefined;
  /** Highest number of any document of the volume. */
  readonly highest: number;
  readonly lists: VolumeLists;
  /** Ids that the volume uses. */
  readonly taken: ReadonlySet<string>;
}

function surveyVolume(volume: string, within: string | undefined): Survey | TeiFault {
  const range = within === undefined ? null : rangeOf(volume, within);
  if (range && 'message' in range) return range;
  const places: (Place & { readonly number: number })[] = [];
  const listed: XmlElement[] = [];
  const found = findElements(
    volume,
    (name, attributes) =>
      (name === 'div' && attributes.type?.startsWith('document') === true) ||
      ((name === 'persName' || name === 'term') && attributes['xml:id'] !== undefined),
  );
  for (let next = found.next(); ; next = found.next()) {
    if (next.done) {
      if (next.value) return next.value;
      break;
    }
    if (next.value.element.name !== 'div') listed.push(next.value.element);
    else places.push(placeOf(next.value));
  }
  const taken = new Set(
    [...volume.matchAll(/\bxml:id\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((id) => id[1] ?? id[2]!),
  );
  return {
    places: range ? places.filter(({ start, end }) => start >= range.start && end <= range.end) : places,
    last: places.at(-1),
    highest: places.reduce((most, { number }) => Math.max(most, number), 0),
    lists: readListed(listed),
    taken,
  };
}

function rangeOf(volume: string, id: string): Pick<Found, 'start' | 'end'> | TeiFault {
  const found = findElements(volume, (name, attributes) => name === 'div' && attributes['xml:id'] === id);
  const next = found.next();
  if (!next.done) return next.value;
  return next.value ?? { message: `The volume has no part with the id ${id}`, line: 1, column: 1 };
}

function placeOf({ element, start, end }: Found): Place & { readonly number: number } {
  return {
    start,
    end,
    id: element.attributes['xml:id'] ?? '',
    number: Number(/^\[?(\d+)/.exec(element.attributes.n ?? '')?.[1] ?? 0),
    isNumbered: /^\d+$/.test(element.attributes.n ?? ''),
    moment: momentIn(element),
  };
}

/** Of the dateline, else of the heading: as the edition's own attribute says, or the first date that is tagged. */
function momentIn(document: XmlElement): string {
  const own = document.attributes['frus:doc-dateTime-min'];
  if (own !== undefined) return own.slice(0, 16);
  const all = [...descendants(document)];
  const dateline = all.find(({ name }) => name === 'dateline');
  const date = [...(dateline ? descendants(dateline) : []), ...all].find(({ name }) => name === 'date');
  const { when, from, notBefore } = date?.attributes ?? {};
  return closeUp(when ?? from ?? notBefore ?? '').slice(0, 16);
}

function momentOf({ date, time }: MemconRecord): string {
  if (!date?.iso) return '';
  return time?.start ? `${date.iso}T${time.start}` : date.iso;
}

/** Undated records come last. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}

/** A record dated to the day alone follows all that is dated to that day. */
function upTo(moment: string, other: string): string {
  return moment.length < other.length ? `${moment}\uffff` : moment;
}

interface Style {
  readonly newline: string;
  readonly indent: string;
  /** The default namespace at the documents is TEI's, so a document needs no declaration. */
  readonly declared: boolean;
  readonly ascii: boolean;
}

function styleOf(volume: string, { start }: Place): Style {
  const lineStart = volume.lastIndexOf('\n', start - 1) + 1;
  const before = volume.slice(lineStart, start);
  const encoding = /^\ufeff?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)/.exec(volume)?.[1] ?? 'UTF-8';
  return {
    newline: volume.slice(0, 4096).includes('\r\n') ? '\r\n' : '\n',
    indent: /^[ \t]*$/.test(before) ? before : '',
    declared: /^<div\b/.test(volume.slice(start, start + 5)),
    ascii: !/^utf-/i.test(encoding),
  };
}

function addition(
  xml: string,
  after: Place | undefined,
  first: Place,
  style: Style,
): { offset: number; xml: string } {
  const { newline, indent, declared, ascii } = style;
  let text = declared ? xml.replace(` xmlns="${teiNamespace}"`, '') : xml;
  text = text.replace(/\n/g, newline);
  if (ascii) text = text.replace(/[^\0-\x7f]/gu, (c) => `&#${c.codePointAt(0)};`);
  return after
    ? { offset: after.end, xml: `${newline}${indent}${text}` }
    : { offset: first.start, xml: `${text}${newline}${indent}` };
}

function insertAll(volume: string, additions: readonly { offset: number; xml: string }[]): string {
  let out = '';
  let done = 0;
  for (const { offset, xml } of additions.toSorted((a, b) => a.offset - b.offset)) {
    out += volume.slice(done, offset) + xml;
    done = offset;
  }
  return out + volume.slice(done);
}
