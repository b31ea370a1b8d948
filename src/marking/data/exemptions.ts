import type { OrderId } from './orders.ts';
import { sources } from './sources.ts';

/** A code on a Declassify on line, or a legend in its stead, that departs from a plain date. */
export interface Exemption {
  readonly code: string;
  readonly family:
    | 'ten-year'
    | '25-year'
    | '50-year'
    | '75-year'
    | 'indefinite'
    | 'group'
    | 'schedule'
    | 'review'
    | 'statute or treaty';
  readonly order: OrderId | null;
  readonly about: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether a date or event must follow the code; null where nothing is laid down. */
  readonly date: 'needed' | 'barred' | null;
  readonly source: string;
  readonly doubt?: string;
}

const tenYear = (code: string, about: string): Exemption => ({
  code,
  family: 'ten-year',
  order: 'EO12958',
  about,
  from: '1995-10-14',
  to: '2003-09-21',
  date: null,
  source: `${sources.cfr5part1312}; ${sources.isoo2003}`,
  doubt: 'The wording of the category.',
});

const twentyFive = (code: string, about: string): Exemption => ({
  code,
  family: '25-year',
  order: 'EO13526',
  about,
  from: '1995-10-14',
  to: null,
  date: 'needed',
  source: `${sources.ism}; ${sources.cfr32part2001}`,
  doubt: 'The wording of the category before 2010.',
});

const group = (n: number, about: string, source: string, doubt?: string): Exemption => ({
  code: `GROUP ${n}`,
  family: 'group',
  order: 'EO10964',
  about,
  from: '1961-09-20',
  to: '1972-05-31',
  date: null,
  source,
  ...(doubt && { doubt }),
});

const schedule = (code: string, about: string, source: string): Exemption => ({
  code,
  family: 'schedule',
  order: 'EO11652',
  about,
  from: '1972-06-01',
  to: '1978-11-30',
  date: null,
  source,
});

export const exemptions: readonly Exemption[] = [
  tenYear('X1', 'intelligence sources, methods or activities, and cryptology'),
  tenYear('X2', 'help in making or using weapons of mass destruction'),
  tenYear('X3', 'technology within a weapon system'),
  tenYear('X4', 'military plans and plans for emergencies'),
  tenYear('X5', 'foreign government information'),
  tenYear('X6', 'relations with a government, a confidential source, or diplomacy that outlasts ten years'),
  tenYear('X7', 'protection of the President, Vice President and others'),
  tenYear('X8', 'a statute, treaty or agreement'),
  twentyFive('25X1', 'human and intelligence sources, services and methods'),
  twentyFive('25X2', 'weapons of mass destruction'),
  twentyFive('25X3', 'cryptology'),
  twentyFive('25X4', 'technology within a weapon system'),
  twentyFive('25X5', 'war plans in force'),
  twentyFive('25X6', 'serious harm to foreign relations or to diplomacy under way'),
  twentyFive('25X7', 'protection of the President and others'),
  twentyFive('25X8', 'emergency plans and present vulnerabilities'),
  twentyFive('25X9', 'a statute, treaty or agreement'),
  {
    code: '25X1-HUMAN',
    family: '25-year',
    order: 'EO13292',
    about: 'human source, without an end date',
    from: '2003-09-22',
    to: '2010-06-26',
    date: 'barred',
    source: sources.capco2016,
    doubt: 'First day.',
  },
  {
    code: '25X1-EO-12951',
    family: '25-year',
    order: 'EO13526',
    about: 'imagery from space, under E.O. 12951',
    from: '2010-06-27',
    to: null,
    date: null,
    source: `${sources.ism}; ${sources.capco2016}`,
  },
  {
    code: '50X1-HUM',
    family: '50-year',
    order: 'EO13526',
    about: 'identifies a human source',
    from: '2010-06-27',
    to: null,
    date: 'barred',
    source: `${sources.cfr32part2001}; ${sources.ism}`,
  },
  {
    code: '50X2-WMD',
    family: '50-year',
    order: 'EO13526',
    about: 'key design concepts of weapons of mass destruction',
    from: '2010-06-27',
    to: null,
    date: 'barred',
    source: `${sources.cfr32part2001}; ${sources.ism}`,
  },
  {
    code: '50Xn',
    family: '50-year',
    order: 'EO13526',
    about: "a case past 50 years with the panel's approval",
    from: '2010-06-27',
    to: null,
    date: 'needed',
    source: `${sources.cfr32part2001}; ${sources.capco2016}`,
  },
  {
    code: '75Xn',
    family: '75-year',
    order: 'EO13526',
    about: "a case past 75 years with the panel's approval",
    from: '2010-06-27',
    to: null,
    date: 'needed',
    source: sources.cfr32part2001,
  },
  {
    code: 'OADR',
    family: 'indefinite',
    order: 'EO12356',
    about: "originating agency's determination required",
    from: '1982-08-01',
    to: '1995-10-13',
    date: null,
    source: `${sources.cfr32part2400}; ${sources.capco2008}`,
  },
  group(1, 'outside automatic downgrading', sources.arithmetic, 'Its meaning.'),
  group(2, 'exempted item by item by the head of the agency', sources.arithmetic, 'Its meaning.'),
  group(
    3,
    'one level down every 12 years, never open by itself',
    `${sources.state1964}; ${sources.usmc1967}`,
  ),
  group(
    4,
    'one level down every 3 years, open after 12',
    `${sources.usmc1967}; ${sources.cfr18part3a}`,
    'That this legend has the number 4.',
  ),
  schedule('GDS', 'general declassification schedule', sources.cfr18part3a),
  schedule(
    'ADS',
    'a date or event before the general schedule',
    `${sources.cfr18part3a} (abbreviation not confirmed)`,
  ),
  schedule('XGDS-1', 'from a foreign government or international body, in confidence', sources.state1975),
  schedule('XGDS-2', 'statute, cryptology, intelligence sources and methods', sources.exemptions11652),
  schedule('XGDS-3', 'a system, plan, installation or matter of foreign relations', sources.exemptions11652),
  schedule('XGDS-4', 'immediate danger to a person', sources.exemptions11652),
  {
    code: 'REVIEW ON',
    family: 'review',
    order: 'EO12065',
    about: 'date of review in place of a date of declassification',
    from: '1978-12-01',
    to: '1982-07-31',
    date: 'needed',
    source: sources.cfr32part2700,
    doubt: 'Printed wording.',
  },
];

/**
 * General declassification schedule of E.O. 11652: full calendar years after the year of origin until each step.
 * Source: 18 CFR 3a.22.
 */
export const generalSchedule = {
  TS: {
    downgrades: [
      { to: 'S', years: 2 },
      { to: 'C', years: 4 },
    ],
    opens: 10,
  },
  S: { downgrades: [{ to: 'C', years: 2 }], opens: 8 },
  C: { downgrades: [], opens: 6 },
} as const;
