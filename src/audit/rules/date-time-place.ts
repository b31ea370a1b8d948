import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

const nowhere = 'rule: the head of the memorandum shows none';

function checkPresence({ memcon }: AuditContext): Draft[] {
  const { kind, date, time, venue } = memcon;
  if (kind === 'other') return [];
  const drafts: Draft[] = [];
  const missing = (what: string, expected: string): number =>
    drafts.push({
      message: `The memorandum names no ${what}.`,
      actual: null,
      expected,
      cause: 'unsure',
      from: nowhere,
    });
  if (!date) missing('date', 'a date');
  else if (date.iso === null)
    drafts.push({
      message: `"${date.typed}" can't be read as a date.`,
      actual: date.typed,
      expected: 'a date',
      cause: 'unsure',
      at: date.at,
    });
  if (!time) missing('time', 'a time of day');
  else if (time.start === null)
    drafts.push({
      message: `"${time.typed}" can't be read as a time.`,
      actual: time.typed,
      expected: 'a time of day',
      cause: 'unsure',
      at: time.at,
    });
  if (!venue) missing('place', 'a place');
  return drafts;
}

export const dateTimePlace: Rule = {
  id: 'RS-01',
  family: 'record',
  severity: 'error',
  statement: 'Date, time and place are there and can be read.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.fordMemcon, sources.releases1990s],
  basis: 'practice',
  check: checkPresence,
  examples: {
    pass: {
      says: 'March 8, 1997, 9:00 - 9:43 a.m. EST, Oval Office.',
      memcon: {
        date: '1997-03-08',
        time: ['9:00 - 9:43 a.m. EST', '09:00', '09:43'],
        venue: 'Oval Office',
      },
    },
    fail: {
      says: 'Date and time, no place.',
      memcon: { date: '1997-03-08', time: ['9:00 - 9:43 a.m. EST', '09:00', '09:43'] },
    },
  },
};

/** Minutes since midnight of `HH:MM`. */
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const longest = 4 * 60;
/** `11:50 p.m. - 12:20 a.m.`: the talk went past midnight. */
const pastMidnight = /p\.?\s?m\.?.*a\.?\s?m\b/i;

function checkOrder({ memcon }: AuditContext): Draft[] {
  const { time, date } = memcon;
  if (!time?.start || !time.end || date?.isoEnd !== undefined) return [];
  let length = minutes(time.end) - minutes(time.start);
  if (length < 0 && pastMidnight.test(time.typed)) length += 24 * 60;
  const common = { actual: `${time.start} to ${time.end}`, cause: 'unsure', at: time.at } as const;
  if (length < 0)
    return [
      {
        ...common,
        message: `The conversation ends before it begins (${time.typed}).`,
        expected: 'an end after the start',
      },
    ];
  if (length > longest)
    return [
      {
        ...common,
        message: `The conversation lasts ${Math.floor(length / 60)} hours ${length % 60} minutes.`,
        expected: 'four hours or less',
        severity: 'info',
      },
    ];
  return [];
}

export const endAfterStart: Rule = {
  id: 'RS-02',
  family: 'record',
  severity: 'error',
  statement:
    'The end is not before the start (a single a.m. or p.m. holds for both unless that breaks their order); more than four hours is noted.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.mdrRelease, sources.releases1990s],
  basis: 'practice',
  check: checkOrder,
  examples: {
    pass: { says: '11:25 - 11:27 p.m.', memcon: { time: ['11:25 - 11:27 p.m.', '23:25', '23:27'] } },
    fail: { says: '9:43 - 9:00 a.m.', memcon: { time: ['9:43 - 9:00 a.m.', '09:43', '09:00'] } },
  },
};
