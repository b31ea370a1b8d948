import { addYears } from '../../marking/calendar.ts';
import { foiaExemptions, praRestrictions, presidentialRecords } from '../../marking/data/restrictions.ts';
import { presidentialTerms } from '../../marking/data/offices.ts';
import { sources } from '../../marking/data/sources.ts';
import { orderInForce } from '../../marking/orders.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, ordersFrom12958, type Draft, type Rule } from '../rule.ts';

/** `[2 lines not declassified]`, as editions print it, names the reason in words. */
const inWords = /\bclassified\b|\bdeclassified\b/i;

function checkPresence({ excisions }: AuditContext): Draft[] {
  return excisions
    .filter(({ code, typed }) => code === null && !inWords.test(typed))
    .map(({ typed, at }) => ({
      message: 'A passage is withheld without a reason or statute.',
      actual: typed,
      expected: 'a code such as 1.4(d) or (b)(1)',
      cause: 'unsure',
      at,
    }));
}

export const redactionsCoded: Rule = {
  id: 'DC-11',
  family: 'declassification',
  severity: 'warning',
  statement: 'Every passage withheld bears a reason or statute.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'release',
  sources: ['32 CFR 2001.33(h)'],
  basis: 'law',
  check: checkPresence,
  examples: {
    pass: {
      says: 'A gap with 1.4(d).',
      memcon: { pages: [{ says: ['He spoke of [1.4(d)] at length. (S)'] }] },
    },
    fail: { says: 'A gap without a code.', memcon: { pages: [{ says: ['He spoke of [] at length. (S)'] }] } },
  },
};

/** `1.4(b)`, `1.5 (d)`, `3.3(b)(1)`, `1.3(a)(4)`: section, first bracket. */
const sectionCode = /(?<![\d.])(1\.[345]|3\.[34])\s?\(([a-z])\)/gi;
/** Sections under which passages are withheld: categories, and exemptions from automatic declassification. */
const automatic: Readonly<Record<string, string>> = { '1.5': '3.4', '1.4': '3.3' };

function checkOrder({ excisions, released }: AuditContext): Draft[] {
  const order = released === null ? null : orderInForce(released);
  if (!order?.reason) return [];
  const { section, letters } = order.reason;
  const valid = [section, automatic[section]!];
  return excisions.flatMap(({ code, typed, at }): Draft[] => {
    for (const m of (code ?? '').matchAll(sectionCode)) {
      const [cited, used, letter] = [m[0], m[1]!, m[2]!.toLowerCase()];
      if (valid.includes(used) && (used !== section || letters.includes(letter))) continue;
      return [
        {
          message: `The passage was withheld under ${cited}; a review of ${released!} cites ${section}(a) to (${letters.at(-1)!}) or ${valid[1]!}(b).`,
          actual: typed,
          expected: used.startsWith('1') ? `${section}(${letter})` : `${valid[1]!}(b)`,
          cause: 'document',
          at,
        },
      ];
    }
    return [];
  });
}

export const redactionsOfReview: Rule = {
  id: 'DC-12',
  family: 'declassification',
  severity: 'warning',
  statement:
    'Codes of withheld passages are those of the order in force at review, not at creation; 1.4 on a paper once marked 1.5 is right.',
  appliesFrom: '2003-03-25',
  appliesTo: null,
  orders: ['EO13292', 'EO13526'],
  judgedOn: 'release',
  sources: [sources.mdrRelease, '32 CFR 2001.33(h)'],
  basis: 'law',
  windows: ['TW-2003'],
  check: checkOrder,
  examples: {
    pass: {
      says: 'A paper of 1997 marked 1.5(d), withheld under 1.4(b) in 2015.',
      memcon: {
        authority: { reason: '1.5(d)' },
        releases: [{ typed: 'DECLASSIFIED IN PART PER E.O. 13526', date: '2015-06-04', inPart: true }],
        pages: [{ says: ['He spoke of [1.4(b)] at length. (S)'] }],
      },
    },
    fail: {
      says: 'Withheld under 1.5(b) in 2015.',
      memcon: {
        releases: [{ typed: 'DECLASSIFIED IN PART PER E.O. 13526', date: '2015-06-04', inPart: true }],
        pages: [{ says: ['He spoke of [1.5(b)] at length. (S)'] }],
      },
    },
  },
};

/** `P5`, `P-1`. */
const praCode = /(?<![A-Z0-9])P-?([1-6])(?![A-Z0-9])/i;
/** `b(5)`, `(b)(5)`, `B5`. */
const privileged = /(?<![A-Z0-9.])\(?b\)?\s?\(?5\)?(?![0-9])/i;
const b5 = foiaExemptions.find(({ code }) => code === 'b(5)')!;

function checkRestrictions(context: AuditContext): Draft[] {
  const { conversation, released, excisions, memcon } = context;
  if (conversation === null) return [];
  const presidential = conversation >= presidentialRecords.from;
  const term = presidentialTerms.find(
    ({ from, to }) => conversation >= from && (to === null || conversation < to),
  );
  const lapses = term?.to ? addYears(term.to, presidentialRecords.yearsAfterTerm) : null;
  const whiteHouse = context.libraries.length > 0 || /WHITE\s+HOUSE/i.test(memcon.letterhead?.typed ?? '');
  return excisions.flatMap(({ code, typed, at }): Draft[] => {
    const common = { actual: typed, cause: 'document', at } as const;
    const pra = praCode.exec(code ?? '');
    const about = pra && praRestrictions.find((row) => row.code === `P${pra[1]!}`)!.about;
    if (pra && !presidential)
      return [
        {
          ...common,
          message: `P${pra[1]!} (${about!}) fits Presidential records from ${presidentialRecords.from} on, and the paper is of ${conversation}.`,
          expected: 'a FOIA code or a section of an order',
        },
      ];
    if (pra && lapses !== null && released !== null && released > lapses)
      return [
        {
          ...common,
          message: `P${pra[1]!} (${about!}) lapsed on ${lapses}, before the review of ${released}.`,
          expected: 'a FOIA code or a section of an order',
        },
      ];
    if (presidential && whiteHouse && privileged.test(code ?? ''))
      return [
        {
          ...common,
          message: `b(5) (${b5.about}) is not expected on a Presidential record.`,
          expected: 'another code',
        },
      ];
    return [];
  });
}

export const presidentialCodes: Rule = {
  id: 'DC-13',
  family: 'declassification',
  severity: 'warning',
  statement:
    'P1 to P6 fit only Presidential records from 20 January 1981 and lapse twelve years after the term; b(5) is not expected on such records.',
  appliesFrom: '1981-01-20',
  appliesTo: null,
  orders: ordersFrom10501.slice(4),
  judgedOn: 'release',
  sources: ['36 CFR 1270.40', sources.restrictionKey],
  basis: 'law',
  doubt: `${presidentialRecords.doubt} ${b5.doubt!}`,
  check: checkRestrictions,
  examples: {
    pass: {
      says: 'A memorandum of 1990 withheld under P1 in 2001.',
      memcon: {
        date: '1990-05-06',
        releases: [{ typed: 'DECLASSIFIED IN PART', date: '2001-06-07', inPart: true }],
        pages: [{ says: ['He spoke of [P1] at length. (S)'] }],
      },
    },
    fail: {
      says: 'A memorandum of 1974 withheld under P5.',
      memcon: {
        date: '1974-05-06',
        releases: [{ typed: 'DECLASSIFIED IN PART', date: '2001-06-07', inPart: true }],
        pages: [{ says: ['He spoke of [P5] at length. (S)'] }],
      },
    },
  },
};
