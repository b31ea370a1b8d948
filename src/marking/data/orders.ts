import type { ClassificationLevel } from '../../model/marks.ts';
import { sources } from './sources.ts';

/** The executive orders on classification, in order of time. */
export const orderIds = [
  'EO8381',
  'EO10104',
  'EO10290',
  'EO10501',
  'EO10964',
  'EO11652',
  'EO12065',
  'EO12356',
  'EO12958',
  'EO13142',
  'EO13292',
  'EO13526',
] as const;
export type OrderId = (typeof orderIds)[number];

/** A section that a release can rest on. Sections below it count too, unless `only` lists them. */
export interface ReleaseSection {
  readonly section: string;
  readonly about: string;
  readonly only?: readonly string[];
}

export interface Order {
  readonly id: OrderId;
  /** As stamps cite it: `13526`. */
  readonly number: string;
  readonly title: string;
  readonly signed: string;
  /** First and last day in force; both belong to the period. */
  readonly from: string;
  readonly to: string | null;
  readonly levels: readonly ClassificationLevel[];
  readonly portionMarks: 'none' | 'where practicable' | 'mandatory';
  /** What the face of a record shows, in words. */
  readonly face: string;
  /** Section that a Reason line cites, with its letters; null where the order knows no Reason line. */
  readonly reason: { readonly section: string; readonly letters: string } | null;
  /** Years to declassification: by default, and at most without a special code. Null where no figure is set. */
  readonly years: { readonly byDefault: number; readonly atMost: number } | null;
  readonly releaseSections: readonly ReleaseSection[];
  readonly source: string;
  /** What the sources do not confirm. */
  readonly doubt?: string;
}

/** An order that changes another while that stays in force: its own fields lie over those of the order amended. */
export type Amendment = Pick<
  Order,
  'id' | 'number' | 'title' | 'signed' | 'from' | 'to' | 'source' | 'doubt'
> &
  Partial<Order> & { readonly amends: OrderId };

const face1995 =
  'level at top and bottom; Classified by with name or identifier and position; Reason (original decisions) or Derived from; Declassify on';

export const orders: readonly (Order | Amendment)[] = [
  {
    id: 'EO8381',
    number: '8381',
    title: 'Defining certain vital military and naval installations and equipment',
    signed: '1940-03-22',
    from: '1940-03-22',
    to: '1950-01-31',
    levels: ['R', 'C', 'S'],
    portionMarks: 'none',
    face: 'level',
    reason: null,
    years: null,
    releaseSections: [],
    source: sources.eo8381,
    doubt:
      'Its dates. It governs installations and equipment; diplomatic papers followed departmental rules.',
  },
  {
    id: 'EO10104',
    number: '10104',
    title: 'Defining certain vital military and naval installations and equipment (revised)',
    signed: '1950-02-01',
    from: '1950-02-01',
    to: '1951-10-26',
    levels: ['R', 'C', 'S', 'TS'],
    portionMarks: 'none',
    face: 'level',
    reason: null,
    years: null,
    releaseSections: [],
    source: sources.arithmetic,
    doubt: 'Everything but its place in the sequence; scope as narrow as that of E.O. 8381.',
  },
  {
    id: 'EO10290',
    number: '10290',
    title: 'Minimum standards for handling official information that needs safeguarding',
    signed: '1951-09-24',
    from: '1951-10-27',
    to: '1953-12-14',
    levels: ['R', 'C', 'S', 'TS'],
    portionMarks: 'none',
    face: 'level with the words SECURITY INFORMATION',
    reason: null,
    years: null,
    releaseSections: [],
    source: sources.eo10290,
    doubt: 'Signing date, first day (30 days after publication, computed), levels.',
  },
  {
    id: 'EO10501',
    number: '10501',
    title: 'Safeguarding official information in the interests of the defense',
    signed: '1953-11-05',
    from: '1953-12-15',
    to: '1972-05-31',
    levels: ['C', 'S', 'TS'],
    portionMarks: 'none',
    face: 'level at top and bottom of pages; no SECURITY INFORMATION, no RESTRICTED',
    reason: null,
    years: null,
    releaseSections: [],
    source: `${sources.eo10501}; ${sources.eo10501Notice}`,
    doubt: 'Details of page marking; that no portion marks were asked for.',
  },
  {
    id: 'EO10964',
    number: '10964',
    title: 'Amendment of E.O. 10501: automatic downgrading groups',
    signed: '1961-09-20',
    from: '1961-09-20',
    to: '1972-05-31',
    amends: 'EO10501',
    face: 'level, and a legend GROUP 1 to GROUP 4',
    source: `${sources.eo10964}; ${sources.state1964}`,
    doubt: 'First day; the signing date stands in for it.',
  },
  {
    id: 'EO11652',
    number: '11652',
    title: 'Classification and declassification of national security information and material',
    signed: '1972-03-08',
    from: '1972-06-01',
    to: '1978-11-30',
    levels: ['C', 'S', 'TS'],
    portionMarks: 'where practicable',
    face: 'level at top and bottom of each page; GDS, ADS or XGDS stamp; office; date; classifier',
    reason: null,
    years: null,
    releaseSections: [
      { section: '5(A)', about: 'general schedule' },
      { section: '5(B)', about: 'exemptions from the schedule' },
      { section: '5(C)', about: 'mandatory review' },
      { section: '5(E)', about: 'review at 30 years' },
      { section: '11', about: 'papers of former Presidents' },
    ],
    source: `${sources.eo11652}; ${sources.cfr18part3a}`,
    doubt: 'Sections 5(C) and 11 as grounds of a release.',
  },
  {
    id: 'EO12065',
    number: '12065',
    title: 'National security information',
    signed: '1978-06-28',
    from: '1978-12-01',
    to: '1982-07-31',
    levels: ['C', 'S', 'TS'],
    portionMarks: 'mandatory',
    face: 'level; classifier; office; date of declassification or of review; authority and reason of an extension',
    reason: null,
    years: { byDefault: 6, atMost: 20 },
    releaseSections: [
      { section: '3-1', about: 'declassification authority' },
      { section: '3-4', about: 'systematic review' },
      { section: '3-5', about: 'mandatory review' },
    ],
    source: `${sources.cfr32part2103}; ${sources.cfr32part2700}; ${sources.state1978}`,
    doubt: 'That portion marks were mandatory; sections 3-1 and 3-4.',
  },
  {
    id: 'EO12356',
    number: '12356',
    title: 'National security information',
    signed: '1982-04-02',
    from: '1982-08-01',
    to: '1995-10-13',
    levels: ['C', 'S', 'TS'],
    portionMarks: 'mandatory',
    face: 'level; classifier when not the signer; office; date, event or OADR; no Reason line',
    reason: null,
    years: null,
    releaseSections: [
      { section: '1.3', about: 'categories, cited for what stays withheld' },
      { section: '3.1', about: 'declassification authority' },
      { section: '3.3', about: 'systematic review' },
      { section: '3.4', about: 'mandatory review' },
    ],
    source: `${sources.eo12356}; ${sources.cfr32part2400}; ${sources.cfr41part105}`,
  },
  {
    id: 'EO12958',
    number: '12958',
    title: 'Classified national security information',
    signed: '1995-04-17',
    from: '1995-10-14',
    to: '2003-03-24',
    levels: ['C', 'S', 'TS'],
    portionMarks: 'mandatory',
    face: face1995,
    reason: { section: '1.5', letters: 'abcdefg' },
    years: { byDefault: 10, atMost: 10 },
    releaseSections: [
      { section: '1.5', about: 'categories, cited for what stays withheld' },
      { section: '3.1', about: 'declassification authority' },
      { section: '3.2', about: 'declassification authority' },
      { section: '3.4', about: 'automatic declassification' },
      { section: '3.5', about: 'systematic review' },
      { section: '3.6', about: 'mandatory review' },
      { section: '5.4', about: 'appeals panel' },
    ],
    source: `${sources.eo12958}; ${sources.cfr5part1312}; ${sources.cfr32part1802}; ${sources.iscap2000}`,
    doubt: 'Section 3.5 as systematic review; the split between 3.1 and 3.2.',
  },
  {
    id: 'EO13142',
    number: '13142',
    title: 'Amendment to E.O. 12958: later deadlines for automatic declassification',
    signed: '1999-11-19',
    from: '1999-11-19',
    to: '2003-03-24',
    amends: 'EO12958',
    source: sources.isoo13142,
  },
  {
    id: 'EO13292',
    number: '13292',
    title: 'Further amendment to E.O. 12958 ("12958, as amended")',
    signed: '2003-03-25',
    from: '2003-03-25',
    to: '2010-06-26',
    levels: ['C', 'S', 'TS'],
    portionMarks: 'mandatory',
    face: `${face1995}; no X1 to X8`,
    reason: { section: '1.4', letters: 'abcdefgh' },
    years: { byDefault: 10, atMost: 25 },
    releaseSections: [
      { section: '1.4', about: 'categories, cited for what stays withheld' },
      { section: '3.1', about: 'declassification authority' },
      { section: '3.2', about: 'transferred records' },
      { section: '3.3', about: 'automatic declassification' },
      { section: '3.4', about: 'systematic review' },
      { section: '3.5', about: 'mandatory review' },
      { section: '5.3', about: 'appeals panel' },
    ],
    source: `${sources.isoo2003}; ${sources.cfr36part1256}`,
    doubt: 'Sections 1.5, 1.6, 3.4 and 5.3 by number.',
  },
  {
    id: 'EO13526',
    number: '13526',
    title: 'Classified national security information',
    signed: '2009-12-29',
    from: '2010-06-27',
    to: null,
    levels: ['C', 'S', 'TS'],
    portionMarks: 'mandatory',
    face: `${face1995}, in the form YYYYMMDD; date of origin; marks before their portions`,
    reason: { section: '1.4', letters: 'abcdefgh' },
    years: { byDefault: 10, atMost: 25 },
    releaseSections: [
      { section: '1.4', about: 'categories, cited for what stays withheld' },
      { section: '3.1', about: 'declassification authority' },
      { section: '3.2', about: 'transferred records' },
      { section: '3.3', about: 'automatic declassification' },
      { section: '3.4', about: 'systematic review' },
      { section: '3.5', about: 'mandatory review' },
      { section: '3.6', about: 'processing of requests and referrals' },
      { section: '3.7', about: 'National Declassification Center' },
      {
        section: '5.3',
        about: 'appeals panel',
        only: ['5.3', '5.3(b)', '5.3(b)(1)', '5.3(b)(2)', '5.3(b)(3)', '5.3(b)(4)'],
      },
    ],
    source: `${sources.cfr32part2001}; ${sources.cfr32part2003}; ${sources.eo13526}`,
    doubt: 'Whether 25 or 27 June 2010 was the first day; the numbers of 5.3(b)(1) and (2).',
  },
];
