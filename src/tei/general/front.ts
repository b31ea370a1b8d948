import type { ConversationDate, ConversationTime, Subject } from '../../model/head.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { XmlElement } from '../xml.ts';
import { el, firstOf } from '../xml.ts';
import { dateAttributes, timeAttributes } from './header.ts';
import { readBanner, readMark, writeBanner, writeMark } from './marks.ts';
import type { Places, Zones } from './places.ts';
import {
  certOf,
  childOf,
  confidenceOf,
  fromOf,
  linesIn,
  part,
  readLines,
  readText,
  writeFrom,
  writeLines,
  writeText,
} from './values.ts';

type Front = Pick<
  MemconRecord,
  'letterhead' | 'control' | 'title' | 'subject' | 'date' | 'time' | 'venue' | 'banner'
>;

/** The head of the paper, field by field, as typed and as read. */
export function writeFront(record: Front, zones: Zones): XmlElement {
  const { letterhead, control, title, subject, date, time, venue, banner } = record;
  return el(
    'front',
    {},
    el(
      'div',
      { type: 'head' },
      writeBanner(banner, zones),
      letterhead && writeText('letterhead', letterhead, zones),
      control && writeText('control', control, zones),
      title && writeText('title', title, zones),
      subject && writeText('subject', subject, zones, subject.mark && writeMark(subject.mark, zones)),
      date && writeDate(date, zones),
      time && writeTime(time, zones),
      venue && writeText('venue', venue, zones),
    ),
  );
}

export function readFront(front: XmlElement | undefined, places: Places): Front {
  const div = (front && childOf(front, 'div', 'head')) ?? el('div');
  const text = (type: string) => {
    const ab = childOf(div, 'ab', type);
    return ab ? readText(ab, places) : null;
  };
  const date = childOf(div, 'ab', 'date');
  const time = childOf(div, 'ab', 'time');
  return {
    letterhead: text('letterhead'),
    control: text('control'),
    title: text('title'),
    subject: readSubject(childOf(div, 'ab', 'subject'), places),
    date: date ? readDate(date, places) : null,
    time: time ? readTime(time, places) : null,
    venue: text('venue'),
    banner: readBanner(childOf(div, 'ab', 'banner'), places),
  };
}

function readSubject(ab: XmlElement | undefined, places: Places): Subject | null {
  if (!ab) return null;
  const mark = childOf(ab, 'seg', 'portion-mark');
  const text = { ...ab, children: ab.children.filter((child) => child !== mark) };
  return { ...readText(text, places), mark: mark ? readMark(mark, places) : null };
}

function writeDate(date: ConversationDate, zones: Zones): XmlElement {
  return el(
    'ab',
    { type: 'date', facs: zones.facs(date.at) },
    el('date', { ...dateAttributes(date), cert: certOf(date.confidence) }, writeLines(date.typed)),
    writeFrom(date),
  );
}

function readDate(ab: XmlElement, places: Places): ConversationDate {
  const date = firstOf(ab, 'date') ?? el('date');
  const { when, from, to } = date.attributes;
  return {
    typed: readLines(date),
    iso: when ?? from ?? null,
    ...(to !== undefined && { isoEnd: to }),
    at: places.at(ab),
    ...confidenceOf(date),
    ...fromOf(ab),
  };
}

function writeTime(time: ConversationTime, zones: Zones): XmlElement {
  return el(
    'ab',
    { type: 'time', facs: zones.facs(time.at) },
    el('time', { ...timeAttributes(time), cert: certOf(time.confidence) }, writeLines(time.typed)),
    part('seg', 'zone', time.zone),
    writeFrom(time),
  );
}

function readTime(ab: XmlElement, places: Places): ConversationTime {
  const time = firstOf(ab, 'time') ?? el('time');
  return {
    typed: readLines(time),
    start: time.attributes.from?.slice(0, 5) ?? null,
    end: time.attributes.to?.slice(0, 5) ?? null,
    zone: linesIn(ab, 'seg', 'zone'),
    at: places.at(ab),
    ...confidenceOf(time),
    ...fromOf(ab),
  };
}
