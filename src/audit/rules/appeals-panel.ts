import { caseFormats } from '../../marking/data/case-numbers.ts';
import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import type { Release } from '../releases.ts';
import type { Sketch } from '../example.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';
import { listed } from '../wording.ts';

/** Stamps of the panel from a day on, and those without a date. */
const panelStamps = ({ releases }: AuditContext, from: string): Release[] =>
  releases.filter(({ byPanel, date }) => byPanel && (date === null || date >= from));

const underOrder = '2010-06-27';

const stampOf = (section: string, number: string): Sketch => ({
  releases: [
    {
      stamp: 'ST-ISCAP-13526',
      typed: `DECLASSIFIED UNDER AUTHORITY OF THE INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL, E.O. 13526, SECTION ${section}`,
      order: 'E.O. 13526',
      section,
      authority: 'Interagency Security Classification Appeals Panel',
      case: number,
      document: '7',
      date: '2015-06-04',
    },
  ],
});

const appeals = '5.3(b)(3)';
/** What the panel's other functions are; the numbers of the first two are inferred. */
const otherFunctions: Readonly<Record<string, string>> = {
  '5.3(b)(1)': 'fits a challenge to a classification only',
  '5.3(b)(2)': "concerns agencies' exemptions and is not expected on a paper",
  '5.3(b)(4)': 'concerns informing the public and is not expected on a paper',
};

function checkSection(context: AuditContext): Draft[] {
  return panelStamps(context, underOrder).flatMap(({ stamp, order, date }): Draft[] => {
    const section = stamp.section?.replace(/\s/g, '') ?? null;
    if (section === null || section === appeals || (order && order.id !== 'EO13526')) return [];
    return [
      {
        message: `The panel's stamp cites ${section}, which ${otherFunctions[section] ?? 'is no function of the panel'}.`,
        actual: section,
        expected: appeals,
        cause: 'unsure',
        at: stamp.at,
        on: date,
      },
    ];
  });
}

export const panelSection: Rule = {
  id: 'DC-04',
  family: 'declassification',
  severity: 'error',
  statement:
    'An ISCAP stamp on a reviewed paper cites 5.3(b)(3) of E.O. 13526; (b)(1) fits a challenge only, (b)(2) and (b)(4) are not expected.',
  appliesFrom: underOrder,
  appliesTo: null,
  orders: ['EO13526'],
  judgedOn: 'release',
  sources: ['32 CFR 2003.3, 2003.13', sources.iscapDecisions, sources.iscapFourth],
  basis: 'law',
  doubt: 'The numbers of (b)(1) and (b)(2).',
  check: checkSection,
  examples: {
    pass: { says: '5.3(b)(3).', memcon: stampOf('5.3(b)(3)', '2011-903') },
    fail: { says: '5.3(b)(4).', memcon: stampOf('5.3(b)(4)', '2011-903') },
  },
};

/** The panel met first in May 1996. */
const firstAppeals = '1996-05-01';
const format = caseFormats.find(({ holder }) => holder === 'ISCAP')!;

function checkNumber(context: AuditContext): Draft[] {
  return panelStamps(context, firstAppeals).flatMap(({ stamp, date }): Draft[] => {
    if (stamp.case === null) return [];
    const number = stamp.case.trim();
    const late = date !== null && number.slice(0, 4) > date.slice(0, 4);
    if (format.pattern.test(number) && !late) return [];
    return [
      {
        message: late
          ? `The appeal ${number} is numbered after the year of its release, ${date.slice(0, 4)}.`
          : `${number} is no appeal number: the form is ${format.inWords}, from 1996 on.`,
        actual: number,
        expected: late ? `${date.slice(0, 4)} or earlier` : format.inWords,
        cause: 'unsure',
        at: stamp.at,
        on: date,
      },
    ];
  });
}

export const appealNumber: Rule = {
  id: 'DC-05',
  family: 'declassification',
  severity: 'error',
  statement:
    'An ISCAP appeal number has the form YYYY-NNN, with a year from 1996 on and not after the release.',
  appliesFrom: firstAppeals,
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'release',
  sources: [sources.releases1990s, sources.mdrRelease, sources.iscapFunctions],
  basis: 'practice',
  check: checkNumber,
  examples: {
    pass: { says: '2011-903, released in 2015.', memcon: stampOf('5.3(b)(3)', '2011-903') },
    fail: { says: '2019-903, released in 2015.', memcon: stampOf('5.3(b)(3)', '2019-903') },
  },
};

function checkParts(context: AuditContext): Draft[] {
  return panelStamps(context, underOrder).flatMap(({ stamp, date }): Draft[] => {
    const parts = {
      authority: stamp.authority,
      'order and section': stamp.order && stamp.section,
      'appeal number': stamp.case,
      'document number': stamp.document,
      date: stamp.date,
    };
    const lacks = Object.entries(parts).flatMap(([part, value]) => (value ? [] : [part]));
    if (lacks.length === 0) return [];
    return [
      {
        message: `The panel's stamp lacks ${listed(lacks)}.`,
        actual: stamp.typed,
        expected: lacks.join(', '),
        cause: 'unsure',
        at: stamp.at,
        on: date,
      },
    ];
  });
}

export const panelStampComplete: Rule = {
  id: 'DC-06',
  family: 'declassification',
  severity: 'warning',
  statement:
    'An ISCAP stamp is complete: authority, order and section, appeal number, document number, date.',
  appliesFrom: underOrder,
  appliesTo: null,
  orders: ['EO13526'],
  judgedOn: 'release',
  sources: [sources.releases1990s, sources.mdrRelease],
  basis: 'practice',
  check: checkParts,
  examples: {
    pass: { says: 'All five parts.', memcon: stampOf('5.3(b)(3)', '2011-903') },
    fail: {
      says: 'No document number.',
      memcon: { releases: [{ ...stampOf('5.3(b)(3)', '2011-903').releases![0]!, document: null }] },
    },
  },
};
