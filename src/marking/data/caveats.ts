import { sources } from './sources.ts';

/** A limit on handling that stands beside the level. */
export interface Caveat {
  readonly code: string;
  /** Other spellings, and the short form inside a portion mark. */
  readonly forms: readonly string[];
  readonly kind:
    | 'distribution'
    | 'handling'
    | 'dissemination'
    | 'atomic energy'
    | 'foreign government information'
    | 'compartment'
    | 'unclassified control'
    | 'schedule';
  readonly about: string;
  /** Stays in the portion: it does not go up to the banner. */
  readonly staysInPortion?: true;
  /** Bars a date of automatic declassification. */
  readonly noAutomaticDate?: true;
  /** May not stand beside these. */
  readonly excludes?: readonly string[];
  /** A banner with one of these already says as much. */
  readonly coveredBy?: readonly string[];
  readonly source: string;
}

export const caveats: readonly Caveat[] = [
  {
    code: 'NODIS',
    forms: ['ND'],
    kind: 'distribution',
    about: 'named readers only',
    excludes: ['EXDIS'],
    source: `${sources.capco2016}; ${sources.handling}`,
  },
  {
    code: 'EXDIS',
    forms: ['XD'],
    kind: 'distribution',
    about: 'readers with essential need',
    excludes: ['NODIS'],
    coveredBy: ['NODIS'],
    source: `${sources.capco2016}; ${sources.handling}`,
  },
  {
    code: 'LIMDIS',
    forms: [],
    kind: 'distribution',
    about: 'limited distribution (State)',
    source: sources.handling,
  },
  {
    code: 'STADIS',
    forms: [],
    kind: 'distribution',
    about: 'within the State Department',
    source: sources.handling,
  },
  {
    code: 'CHEROKEE',
    forms: [],
    kind: 'distribution',
    about: 'Secretary of State and White House',
    source: sources.handling,
  },
  {
    code: 'EYES ONLY',
    forms: ['EXCLUSIVELY EYES ONLY'],
    kind: 'handling',
    about: 'named readers only',
    source: `${sources.frusNotes}; ${sources.handling}`,
  },
  {
    code: 'SENSITIVE',
    forms: [],
    kind: 'handling',
    about: 'extra care; no level of its own',
    source: sources.frusNotes,
  },
  {
    code: 'NOFORN',
    forms: ['NF'],
    kind: 'dissemination',
    about: 'no foreign nationals',
    source: sources.capco2016,
  },
  {
    code: 'ORCON',
    forms: ['OC'],
    kind: 'dissemination',
    about: 'the originator decides on further spread',
    source: sources.capco2016,
  },
  {
    code: 'RD',
    forms: ['RESTRICTED DATA'],
    kind: 'atomic energy',
    about: 'Restricted Data; not the level RESTRICTED',
    noAutomaticDate: true,
    source: `${sources.cfr32part2001}; ${sources.capco2016}`,
  },
  {
    code: 'FRD',
    forms: ['FORMERLY RESTRICTED DATA'],
    kind: 'atomic energy',
    about: 'Formerly Restricted Data',
    noAutomaticDate: true,
    source: `${sources.cfr32part2001}; ${sources.capco2016}`,
  },
  {
    code: 'TFNI',
    forms: [],
    kind: 'atomic energy',
    about: 'foreign nuclear information taken out of Restricted Data',
    noAutomaticDate: true,
    source: sources.cfr32part2001,
  },
  {
    code: 'NATO',
    forms: ['NS', 'NC', 'NR', 'CTS', 'COSMIC'],
    kind: 'foreign government information',
    about: 'NATO classified',
    noAutomaticDate: true,
    source: `${sources.ism}; ${sources.capco2016}`,
  },
  {
    code: 'FGI',
    forms: [],
    kind: 'foreign government information',
    about: 'from a foreign government',
    source: `${sources.cfr32part2001}; ${sources.cfr5part1312}`,
  },
  { code: 'SI', forms: [], kind: 'compartment', about: 'special intelligence', source: sources.capco2016 },
  { code: 'TK', forms: [], kind: 'compartment', about: 'Talent Keyhole', source: sources.capco2016 },
  {
    code: 'HCS',
    forms: [],
    kind: 'compartment',
    about: 'human intelligence control system',
    source: sources.capco2016,
  },
  {
    code: 'LOU',
    forms: [],
    kind: 'unclassified control',
    about: 'limited official use',
    staysInPortion: true,
    source: sources.stateSbu,
  },
  {
    code: 'SBU',
    forms: [],
    kind: 'unclassified control',
    about: 'sensitive but unclassified',
    staysInPortion: true,
    source: `${sources.stateSbu}; ${sources.ism}`,
  },
  {
    code: 'FOUO',
    forms: [],
    kind: 'unclassified control',
    about: 'for official use only',
    staysInPortion: true,
    source: `${sources.ism}; ${sources.capco2016}`,
  },
  {
    code: 'OUO',
    forms: [],
    kind: 'unclassified control',
    about: 'official use only',
    staysInPortion: true,
    source: sources.arithmetic,
  },
  {
    code: 'CUI',
    forms: [],
    kind: 'unclassified control',
    about: 'controlled unclassified information',
    staysInPortion: true,
    source: `${sources.cfr32part2002}; ${sources.capco2016}`,
  },
  {
    code: 'GDS',
    forms: ['XGDS', 'ADS'],
    kind: 'schedule',
    about: 'schedule of E.O. 11652, typed behind the level',
    staysInPortion: true,
    source: sources.fordMemcon,
  },
];
