import { sources } from '../../marking/data/sources.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

const interpreting = /\b(?:interpreters?|translators?|through interpretation)\b/i;
/** What all of those words hold: most texts have neither, which this shows sooner. */
const stem = /interpret|translator/i;
/** A stage direction may name the act alone: `(pause for translation)`. */
const directing = /\b(?:interpret|translat)/i;

/** The first place where the text speaks of an interpreter: stage directions before what is said. */
function interpreterIn(context: AuditContext): { text: string; at: At } | null {
  for (const { paragraph } of context.portions)
    for (const { text, at } of paragraph.incidents) if (directing.test(text)) return { text, at };
  for (const { paragraph } of context.portions) {
    const text = stem.test(paragraph.text) ? interpreting.exec(paragraph.text)?.[0] : undefined;
    if (text !== undefined) return { text, at: paragraph.at };
  }
  return null;
}

function checkInterpreter(context: AuditContext): Draft[] {
  const { kind, participants } = context.memcon;
  if (kind === 'other' || participants.some(({ role }) => role === 'interpreter')) return [];
  const found = interpreterIn(context);
  if (!found) return [];
  return [
    {
      message: `The text speaks of an interpreter ("${found.text}"), and the list of participants names none.`,
      actual: null,
      expected: 'an interpreter among the participants',
      cause: 'unsure',
      at: found.at,
    },
  ];
}

export const interpreterNamed: Rule = {
  id: 'RS-05',
  family: 'record',
  severity: 'info',
  statement: 'An interpreter is named where the foreign principal spoke through one.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.frusTrailing, sources.telcons1993],
  basis: 'practice',
  check: checkInterpreter,
  examples: {
    pass: {
      says: 'The translator is interrupted, and an interpreter is listed.',
      memcon: {
        participants: [{ name: 'Ivo Brandt', role: 'interpreter' }],
        pages: [{ says: ['(interrupts the translator) Then tell him so. (U)'] }],
      },
    },
    fail: {
      says: 'The translator is interrupted, and nobody is listed.',
      memcon: { pages: [{ says: ['(interrupts the translator) Then tell him so. (U)'] }] },
    },
  },
};

function checkNotetaker({ memcon }: AuditContext): Draft[] {
  const { kind, participants, drafting } = memcon;
  if (kind === 'other' || drafting.length > 0 || participants.some(({ role }) => role === 'notetaker'))
    return [];
  return [
    {
      message: 'Nobody is named who took notes or drafted the memorandum.',
      actual: null,
      expected: 'a notetaker or drafter',
      cause: 'unsure',
      from: 'rule: neither participants nor drafting lines name one',
    },
  ];
}

export const notetakerNamed: Rule = {
  id: 'RS-06',
  family: 'record',
  severity: 'warning',
  statement: 'At least one notetaker or drafter is named.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.releases1990s, sources.frusNotes],
  basis: 'practice',
  check: checkNotetaker,
  examples: {
    pass: {
      says: 'A notetaker is listed.',
      memcon: { participants: [{ name: 'Dana Whitlow', role: 'notetaker' }] },
    },
    fail: {
      says: 'Two principals, and nobody else.',
      memcon: {
        participants: [
          { name: 'The President', role: 'principal' },
          { name: 'Premier Ostrander', role: 'principal' },
        ],
      },
    },
  },
};
