import { sources } from './sources.ts';

/** The library that holds a presidency's papers. */
export type Library =
  | 'Truman'
  | 'Eisenhower'
  | 'Kennedy'
  | 'Johnson'
  | 'Nixon'
  | 'Ford'
  | 'Carter'
  | 'Reagan'
  | 'G. H. W. Bush'
  | 'Clinton'
  | 'G. W. Bush'
  | 'Obama';

/** A stay in office. `from` and `to` are the days on which it began and ended. */
export interface Term {
  readonly surname: string;
  readonly from: string;
  readonly to: string | null;
}

export interface PresidentialTerm extends Term {
  readonly library: Library;
  /** Forms in which the library's name stands on stamps; some fit two libraries. */
  readonly stampNames: RegExp;
}

/** Source: general knowledge (the dates of the terms); no document was checked. */
export const presidentialTerms: readonly PresidentialTerm[] = [
  {
    surname: 'Truman',
    from: '1945-04-12',
    to: '1953-01-20',
    library: 'Truman',
    stampNames: /TRUMAN\s{1,9}LIBRARY/i,
  },
  {
    surname: 'Eisenhower',
    from: '1953-01-20',
    to: '1961-01-20',
    library: 'Eisenhower',
    stampNames: /EISENHOWER\s{1,9}LIBRARY/i,
  },
  {
    surname: 'Kennedy',
    from: '1961-01-20',
    to: '1963-11-22',
    library: 'Kennedy',
    stampNames: /KENNEDY\s{1,9}LIBRARY|\bJFK\s{1,9}LIBRARY/i,
  },
  {
    surname: 'Johnson',
    from: '1963-11-22',
    to: '1969-01-20',
    library: 'Johnson',
    stampNames: /JOHNSON\s{1,9}LIBRARY|\bLBJ\s{1,9}LIBRARY/i,
  },
  {
    surname: 'Nixon',
    from: '1969-01-20',
    to: '1974-08-09',
    library: 'Nixon',
    stampNames: /NIXON\s{1,9}(?:PRESIDENTIAL\s{1,9})?(?:LIBRARY|MATERIALS)/i,
  },
  {
    surname: 'Ford',
    from: '1974-08-09',
    to: '1977-01-20',
    library: 'Ford',
    stampNames: /FORD\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
  {
    surname: 'Carter',
    from: '1977-01-20',
    to: '1981-01-20',
    library: 'Carter',
    stampNames: /CARTER\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
  {
    surname: 'Reagan',
    from: '1981-01-20',
    to: '1989-01-20',
    library: 'Reagan',
    stampNames: /REAGAN\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
  {
    surname: 'Bush',
    from: '1989-01-20',
    to: '1993-01-20',
    library: 'G. H. W. Bush',
    stampNames:
      /(?<!W\.?\s{0,3})BUSH\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY|H\.?\s?W\.?\s{0,3}BUSH\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
  // The first letters of a stamp at the page's edge are often lost.
  {
    surname: 'Clinton',
    from: '1993-01-20',
    to: '2001-01-20',
    library: 'Clinton',
    stampNames: /INTON\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
  {
    surname: 'Bush',
    from: '2001-01-20',
    to: '2009-01-20',
    library: 'G. W. Bush',
    stampNames: /(?<!H\.?\s?W\.?\s{0,3})BUSH\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
  {
    surname: 'Obama',
    from: '2009-01-20',
    to: '2017-01-20',
    library: 'Obama',
    stampNames: /OBAMA\s{1,9}(?:PRESIDENTIAL\s{1,9})?LIBRARY/i,
  },
];

/** Source: general knowledge (the dates of the terms); no document was checked. */
export const vicePresidents: readonly Term[] = [
  { surname: 'Truman', from: '1945-01-20', to: '1945-04-12' },
  { surname: 'Barkley', from: '1949-01-20', to: '1953-01-20' },
  { surname: 'Nixon', from: '1953-01-20', to: '1961-01-20' },
  { surname: 'Johnson', from: '1961-01-20', to: '1963-11-22' },
  { surname: 'Humphrey', from: '1965-01-20', to: '1969-01-20' },
  { surname: 'Agnew', from: '1969-01-20', to: '1973-10-10' },
  { surname: 'Ford', from: '1973-12-06', to: '1974-08-09' },
  { surname: 'Rockefeller', from: '1974-12-19', to: '1977-01-20' },
  { surname: 'Mondale', from: '1977-01-20', to: '1981-01-20' },
  { surname: 'Bush', from: '1981-01-20', to: '1989-01-20' },
  { surname: 'Quayle', from: '1989-01-20', to: '1993-01-20' },
  { surname: 'Gore', from: '1993-01-20', to: '2001-01-20' },
  { surname: 'Cheney', from: '2001-01-20', to: '2009-01-20' },
  { surname: 'Biden', from: '2009-01-20', to: '2017-01-20' },
];

/** Source: Principal Officers and Chiefs of Mission; days of entry on duty and of leaving it. */
export const secretariesOfState: readonly Term[] = [
  { surname: 'Stettinius', from: '1944-12-01', to: '1945-06-27' },
  { surname: 'Byrnes', from: '1945-07-03', to: '1947-01-21' },
  { surname: 'Marshall', from: '1947-01-21', to: '1949-01-20' },
  { surname: 'Acheson', from: '1949-01-21', to: '1953-01-20' },
  { surname: 'Dulles', from: '1953-01-21', to: '1959-04-22' },
  { surname: 'Herter', from: '1959-04-22', to: '1961-01-20' },
  { surname: 'Rusk', from: '1961-01-21', to: '1969-01-20' },
  { surname: 'Rogers', from: '1969-01-22', to: '1973-09-03' },
  { surname: 'Kissinger', from: '1973-09-22', to: '1977-01-20' },
  { surname: 'Vance', from: '1977-01-23', to: '1980-04-28' },
  { surname: 'Muskie', from: '1980-05-08', to: '1981-01-18' },
  { surname: 'Haig', from: '1981-01-22', to: '1982-07-05' },
  { surname: 'Shultz', from: '1982-07-16', to: '1989-01-20' },
  { surname: 'Baker', from: '1989-01-25', to: '1992-08-23' },
  // Acting until 8 December 1992.
  { surname: 'Eagleburger', from: '1992-08-23', to: '1993-01-19' },
  { surname: 'Christopher', from: '1993-01-20', to: '1997-01-17' },
  { surname: 'Albright', from: '1997-01-23', to: '2001-01-19' },
  { surname: 'Powell', from: '2001-01-20', to: '2005-01-25' },
  { surname: 'Rice', from: '2005-01-26', to: '2009-01-20' },
  { surname: 'Clinton', from: '2009-01-21', to: '2013-02-01' },
  { surname: 'Kerry', from: '2013-02-01', to: '2017-01-20' },
];

export interface Office {
  readonly name: string;
  /** In small letters, as it stands before a name, given names left out: `secretary of state` + `Example`. */
  readonly before: string;
  /** As it stands alone behind a name: `Pat Example, Secretary of State`. */
  readonly after: RegExp;
  readonly terms: readonly Term[];
  readonly source: string;
}

/** Offices whose holders are known by date. */
export const offices: readonly Office[] = [
  {
    name: 'Vice President',
    before: 'vice president',
    after: /^vice president of the united states/i,
    terms: vicePresidents,
    source: sources.arithmetic,
  },
  {
    name: 'President',
    before: 'president',
    after: /^president of the united states/i,
    terms: presidentialTerms,
    source: sources.arithmetic,
  },
  {
    name: 'Secretary of State',
    before: 'secretary of state',
    after: /^(?:the )?(?:u\.?s\.? )?secretary of state$/i,
    terms: secretariesOfState,
    source: sources.pocom,
  },
];

/**
 * Titles of those who speak for a foreign state. The President and Vice President of the United States are told from them by
 * side, name and date. Source: the lists of participants on the papers.
 */
export const leaderTitles =
  /\b(?:president|prime minister|premier|chancellor|king|queen|emir|amir|sultan|shah|emperor|crown prince|prince|sheikh|taoiseach|pope|chairman|general secretary|first secretary|head of state|foreign minister|minister of foreign affairs|foreign secretary)\b/i;
