import { sources } from './sources.ts';

/** Why an agency or a library withheld a passage. */
export interface Restriction {
  readonly code: string;
  readonly about: string;
  readonly statute: string;
  readonly source: string;
  readonly doubt?: string;
}

/** Exemptions of the Freedom of Information Act. */
export const foiaExemptions: readonly Restriction[] = [
  {
    code: 'b(1)',
    about: 'classified under an executive order',
    statute: '5 U.S.C. 552(b)(1)',
    source: sources.cfr36part1256,
  },
  {
    code: 'b(2)',
    about: 'internal rules and practices of an agency',
    statute: '5 U.S.C. 552(b)(2)',
    source: sources.cfr36part1256,
  },
  {
    code: 'b(3)',
    about: 'withheld under another statute',
    statute: '5 U.S.C. 552(b)(3)',
    source: sources.cfr36part1256,
  },
  {
    code: 'b(4)',
    about: 'trade secrets and business information',
    statute: '5 U.S.C. 552(b)(4)',
    source: sources.cfr36part1256,
  },
  {
    code: 'b(5)',
    about: 'privileged exchanges within or between agencies',
    statute: '5 U.S.C. 552(b)(5)',
    source: `${sources.cfr36part1256}; ${sources.stateCodes}`,
    doubt: 'That 44 U.S.C. 2204(c)(1) bars it for Presidential records; the Bush Library key leaves it out.',
  },
  { code: 'b(6)', about: 'privacy', statute: '5 U.S.C. 552(b)(6)', source: sources.cfr36part1256 },
  { code: 'b(7)', about: 'law enforcement', statute: '5 U.S.C. 552(b)(7)', source: sources.cfr36part1256 },
  {
    code: 'b(8)',
    about: 'supervision of financial institutions',
    statute: '5 U.S.C. 552(b)(8)',
    source: sources.cfr36part1256,
  },
  {
    code: 'b(9)',
    about: 'geological data on wells',
    statute: '5 U.S.C. 552(b)(9)',
    source: sources.cfr36part1256,
  },
];

/** Restrictions of the Presidential Records Act. */
export const praRestrictions: readonly Restriction[] = [
  { code: 'P1', about: 'classified', statute: '44 U.S.C. 2204(a)(1)', source: sources.restrictionKey },
  {
    code: 'P2',
    about: 'appointment to federal office',
    statute: '44 U.S.C. 2204(a)(2)',
    source: sources.restrictionKey,
  },
  {
    code: 'P3',
    about: 'withheld under another statute',
    statute: '44 U.S.C. 2204(a)(3)',
    source: sources.restrictionKey,
  },
  {
    code: 'P4',
    about: 'trade secrets and business information',
    statute: '44 U.S.C. 2204(a)(4)',
    source: sources.restrictionKey,
  },
  {
    code: 'P5',
    about: 'advice among the President and his advisers',
    statute: '44 U.S.C. 2204(a)(5)',
    source: sources.restrictionKey,
  },
  { code: 'P6', about: 'privacy', statute: '44 U.S.C. 2204(a)(6)', source: sources.restrictionKey },
];

/** Presidential records begin with this day, and P codes last so many years past the end of the term. Source: 36 CFR 1270.40. */
export const presidentialRecords = {
  from: '1981-01-20',
  yearsAfterTerm: 12,
  source: sources.cfr36part1270,
  doubt: 'The first day; the days on which the codes lapse are arithmetic.',
} as const;
