import { reasonCategories, reasonLetterConfusions } from '../../marking/data/reason-codes.ts';
import { sources } from '../../marking/data/sources.ts';
import { readReason, type ReasonCode } from '../../marking/reason.ts';
import type { ReasonLine } from '../../model/release.ts';
import type { AuditContext } from '../context.ts';
import { isForeignLeader } from '../people.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

/** The line's codes as typed, misread letters included, or as read where the typed form yields fewer. */
function codesOf(reason: ReasonLine): ReasonCode[] {
  const typed = readReason(reason.typed);
  return typed.length >= reason.codes.length ? typed : readReason(reason.codes.join(' '));
}

function checkSection({ memcon, order }: AuditContext): Draft[] {
  const reason = memcon.authority?.reason;
  if (!reason || !order?.reason) return [];
  const expected = order.reason.section;
  const wrong = codesOf(reason).find(({ section }) => section !== expected);
  if (!wrong) return [];
  return [
    {
      message: `Reason cites ${wrong.section}; under E.O. ${order.number} categories stand in ${expected}.`,
      actual: reason.text,
      expected: `${expected}(${wrong.letter})`,
      cause: 'unsure',
      at: reason.at,
    },
  ];
}

export const reasonSection: Rule = {
  id: 'CA-03',
  family: 'authority block',
  severity: 'error',
  statement: 'Reason cites the section of the order in force: 1.5 until 24 March 2003, 1.4 from then on.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['5 CFR 1312.8(a)(3)', sources.isoo2003, '32 CFR 2001.21(a)(3)'],
  basis: 'law',
  windows: ['TW-2003'],
  check: checkSection,
  examples: {
    pass: { says: '1.5(d) in 1997.', memcon: { authority: { reason: '1.5(d)' } } },
    fail: { says: '1.4(d) in 1997.', memcon: { authority: { reason: '1.4(d)' } } },
  },
};

/** The letters that a section knows, whichever order is in force: 1.5 ends at g, 1.4 at h. */
const lettersOf: Readonly<Record<string, string>> = {
  '1.5': lettersUnder('EO12958'),
  '1.4': lettersUnder('EO13526'),
};

function lettersUnder(order: 'EO12958' | 'EO13526'): string {
  return reasonCategories
    .filter(({ orders }) => orders.includes(order))
    .map(({ letter }) => letter)
    .join('');
}

function checkLetter({ memcon }: AuditContext): Draft[] {
  const reason = memcon.authority?.reason;
  if (!reason) return [];
  return codesOf(reason).flatMap(({ section, letter }): Draft[] => {
    const letters = lettersOf[section];
    if (letters === undefined || (letter.length === 1 && letters.includes(letter))) return [];
    const meant = reasonLetterConfusions.find(({ seen }) => seen === letter)?.truth;
    return [
      {
        message: `${section}(${letter}) is no category: ${section} runs from (a) to (${letters.at(-1)!})${meant ? `, and (${letter}) is often a misread (${meant})` : ''}.`,
        actual: `${section}(${letter})`,
        expected: meant ? `${section}(${meant})` : `${section}(a) to (${letters.at(-1)!})`,
        cause: meant ? 'ocr' : 'unsure',
        at: reason.at,
      },
    ];
  });
}

export const reasonLetter: Rule = {
  id: 'CA-04',
  family: 'authority block',
  severity: 'error',
  statement: 'The letter of the Reason is one that its section has: a to g with 1.5, a to h with 1.4.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: [sources.codePalette, sources.isoo2003, sources.cfr32part2001],
  basis: 'law',
  check: checkLetter,
  examples: {
    pass: { says: '1.5(b) and (d).', memcon: { authority: { reason: '1.5(b) and (d)' } } },
    fail: { says: '1.5(h).', memcon: { authority: { reason: '1.5(h)' } } },
  },
};

/** E.O. 12065 asks for the reason of an extension; that is no Reason line in the sense of 1995. */
function checkEarly({ memcon, order }: AuditContext): Draft[] {
  const reason = memcon.authority?.reason;
  if (!reason) return [];
  if (order?.id === 'EO12065' && codesOf(reason).length === 0) return [];
  return [
    {
      message: `A Reason line stands on a paper of ${memcon.date?.iso ?? 'unknown date'}; such lines begin on 14 October 1995, so the date may be misread.`,
      actual: reason.text,
      expected: 'no Reason line',
      cause: 'unsure',
      at: reason.at,
    },
  ];
}

export const noEarlyReason: Rule = {
  id: 'CA-05',
  family: 'authority block',
  severity: 'warning',
  statement: 'There is no Reason line before 14 October 1995.',
  appliesFrom: null,
  appliesTo: '1995-10-13',
  orders: ['EO11652', 'EO12065', 'EO12356'],
  judgedOn: 'decision',
  sources: ['32 CFR 2400.12(a)', '18 CFR 3a.31'],
  basis: 'law',
  check: checkEarly,
  examples: {
    pass: {
      says: 'A telephone memorandum of 1993 with OADR and nothing else.',
      memcon: { date: '1993-04-05', authority: { on: 'OADR', code: 'OADR' } },
    },
    fail: {
      says: 'A telephone memorandum of 1993 with Reason: 1.5(d).',
      memcon: { date: '1993-04-05', authority: { reason: '1.5(d)' } },
    },
  },
};

function checkForeign({ memcon }: AuditContext): Draft[] {
  const reason = memcon.authority?.reason;
  if (!reason) return [];
  const codes = codesOf(reason);
  // A letter that no order knows may be a torn (b).
  if (codes.length === 0 || codes.some(({ letter }) => letter === 'b' || !/^[a-h]$/.test(letter))) return [];
  const leaders = new Set(memcon.participants.flatMap((person, i) => (isForeignLeader(person) ? [i] : [])));
  const quoted = memcon.body.find(
    (block) =>
      (block.kind === 'speech' || block.kind === 'reported') && block.who !== null && leaders.has(block.who),
  );
  if (!quoted) return [];
  const section = codes[0]!.section;
  return [
    {
      message: `A foreign leader is quoted, and the Reason does not cite (b), ${reasonCategories[1]!.about}.`,
      actual: reason.text,
      expected: `${section}(b) among the codes`,
      cause: 'document',
      at: reason.at,
    },
  ];
}

export const foreignInformation: Rule = {
  id: 'CA-07',
  family: 'authority block',
  severity: 'info',
  statement:
    'Where a foreign leader is quoted and the Reason lacks (b), that foreign government information is not cited is noted.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['5 CFR 1312.3', sources.releases1990s, sources.mdrRelease],
  basis: 'heuristic',
  check: checkForeign,
  examples: {
    pass: {
      says: 'A premier speaks; the Reason is 1.5(b,d).',
      memcon: {
        participants: [{ name: 'Premier Ostrander', role: 'principal' }],
        authority: { reason: '1.5(b,d)' },
        pages: [{ says: ['PREMIER OSTRANDER: The talks go on. (C)'] }],
      },
    },
    fail: {
      says: 'A premier speaks; the Reason is 1.5(d) alone.',
      memcon: {
        participants: [{ name: 'Premier Ostrander', role: 'principal' }],
        authority: { reason: '1.5(d)' },
        pages: [{ says: ['PREMIER OSTRANDER: The talks go on. (C)'] }],
      },
    },
  },
};
