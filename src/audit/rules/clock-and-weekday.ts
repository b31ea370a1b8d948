import { weekdayOf, weekdays } from '../../marking/calendar.ts';
import { sources } from '../../marking/data/sources.ts';
import { clockSource, clockZones } from '../../marking/data/time-zones.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Short name of the clock that a place kept at a moment: `EST`. Formatters are slow to make, so each is made once. */
function clockName(place: string, moment: string): string {
  let clock = clocks.get(place);
  if (!clock)
    clocks.set(
      place,
      (clock = new Intl.DateTimeFormat('en-US', { timeZone: place, timeZoneName: 'short', hour: 'numeric' })),
    );
  return clock.format(new Date(moment)).slice(-3);
}

function checkClock({ memcon, conversation }: AuditContext): Draft[] {
  const { time } = memcon;
  if (!time?.zone || conversation === null) return [];
  const typed = time.zone.toUpperCase().replace(/[^A-Z]/g, '');
  const zone = clockZones.find(({ standard, daylight }) => typed === standard || typed === daylight);
  if (!zone) return [];
  // Clocks change at night, in the middle of a day's 24 hours in UTC: on such a day both names pass.
  if (clockName(zone.place, `${conversation}T05:30:00Z`) === typed) return [];
  const kept = clockName(zone.place, `${conversation}T23:30:00Z`);
  if (kept === typed) return [];
  return [
    {
      message: `On ${conversation} clocks stood at ${kept}, not ${time.zone}.`,
      actual: time.zone,
      expected: kept,
      cause: 'unsure',
      at: time.at,
    },
  ];
}

export const clockFitsDate: Rule = {
  id: 'RS-03',
  family: 'record',
  severity: 'warning',
  statement: 'A typed standard or daylight time fits the date by the clock rules of its year.',
  appliesFrom: '1918-03-31',
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [clockSource],
  basis: 'practice',
  doubt: 'Before 1967 cities set their own clocks; the tz database speaks of New York, not of Washington.',
  check: checkClock,
  examples: {
    pass: {
      says: '22 November 1997 with EST.',
      memcon: { date: '1997-11-22', time: ['9:00 - 9:43 a.m. EST', '09:00', '09:43'] },
    },
    fail: {
      says: '22 November 1997 with EDT.',
      memcon: { date: '1997-11-22', time: ['9:00 - 9:43 a.m. EDT', '09:00', '09:43'] },
    },
  },
};

/** `Tuesday`, `Tues.`; a whole word, so that no month or name is taken for one. */
const weekday =
  /\b(?:(sun|mon|tues?|wed|thu(?:rs?)?|fri|sat)\.?|(sun|mon|tues|wednes|thurs|fri|satur)day)(?![a-z])/i;

function checkWeekday({ memcon, conversation }: AuditContext): Draft[] {
  const { date } = memcon;
  if (!date || conversation === null) return [];
  const typed = weekday.exec(date.typed)?.[0];
  if (typed === undefined) return [];
  const stated = weekdays.find((name) => name.slice(0, 3).toLowerCase() === typed.slice(0, 3).toLowerCase());
  const expected = weekdayOf(conversation);
  if (stated === expected) return [];
  return [
    {
      message: `${conversation} was a ${expected}, not a ${stated ?? typed}.`,
      actual: typed,
      expected,
      cause: 'unsure',
      at: date.at,
    },
  ];
}

export const weekdayFitsDate: Rule = {
  id: 'RS-04',
  family: 'record',
  severity: 'warning',
  statement: 'A typed weekday is that of the date.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.fordMemcon],
  basis: 'practice',
  check: checkWeekday,
  examples: {
    pass: {
      says: 'Tuesday, September 10, 1974.',
      memcon: { date: '1974-09-10', dateTyped: 'Tuesday, September 10, 1974' },
    },
    fail: {
      says: 'Monday, September 10, 1974.',
      memcon: { date: '1974-09-10', dateTyped: 'Monday, September 10, 1974' },
    },
  },
};
