import type { Level } from '../../model/marks.ts';
import { sources } from './sources.ts';

/** When a level or control could stand in a portion mark. Levels not listed have no bounds. */
export interface MarkPeriod {
  readonly level: Level;
  readonly from: string | null;
  readonly to: string | null;
  /** A level out of its time is an error; the label of a control out of its time is a warning. */
  readonly severity: 'error' | 'warning';
  readonly instead: string;
  readonly source: string;
}

export const markPeriods: readonly MarkPeriod[] = [
  {
    level: 'R',
    from: null,
    to: '1953-12-14',
    severity: 'error',
    instead: 'C, S or TS',
    source: `${sources.eo10501}; ${sources.eo10501Notice}`,
  },
  {
    level: 'LOU',
    from: null,
    to: '1995-09-30',
    severity: 'warning',
    instead: 'SBU',
    source: sources.stateSbu,
  },
  {
    level: 'SBU',
    from: '1995-10-01',
    to: null,
    severity: 'warning',
    instead: 'LOU',
    source: sources.stateSbu,
  },
  {
    level: 'CUI',
    from: '2016-11-14',
    to: null,
    severity: 'warning',
    instead: 'SBU or FOUO',
    source: sources.capco2016,
  },
];

/** First day on which the form `(U//FOUO)`, with its double stroke, can stand on paper. */
export const doubleStroke = { from: '1998-06-30', source: sources.dcid17 } as const;

/** On which side of its portion a mark stands. Before 1995 no rule was found. */
export const markSides = [
  { from: '1995-10-14', to: '2010-06-24', sides: ['leading', 'trailing'], source: sources.cfr5part1312 },
  { from: '2010-06-25', to: null, sides: ['leading'], source: sources.cfr32part2001 },
] as const;
