import { sources } from './sources.ts';

/** United States clocks as typed, with the place in the tz database that keeps them. */
export interface ClockZone {
  readonly standard: string;
  readonly daylight: string;
  readonly place: string;
}

/** Source: tz database; Washington keeps the eastern clock, for which the database speaks of New York. */
export const clockZones: readonly ClockZone[] = [
  { standard: 'EST', daylight: 'EDT', place: 'America/New_York' },
  { standard: 'CST', daylight: 'CDT', place: 'America/Chicago' },
  { standard: 'MST', daylight: 'MDT', place: 'America/Denver' },
  { standard: 'PST', daylight: 'PDT', place: 'America/Los_Angeles' },
];

export const clockSource = `tz database; ${sources.frusGuidelines}`;
