import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

const several = /\bmultiple\s{1,9}sources?\b/i;
const sourceList =
  /\b(?:source\s{1,9}list|list of sources|sources\s{0,3}:|list\s{1,9}attached|see\s{1,9}attached)/i;

function check(context: AuditContext): Draft[] {
  const { authority, attachments } = context.memcon;
  if (!authority?.derivedFrom) return [];
  const { derivedFrom, reason } = authority;
  const drafts: Draft[] = [];
  if (reason)
    drafts.push({
      message: 'Derived from and Reason stand together; a derived paper takes its reason from its sources.',
      actual: reason.text,
      expected: 'no Reason line',
      cause: 'document',
      at: reason.at,
    });
  if (
    several.test(derivedFrom.text) &&
    !sourceList.test(context.stampText) &&
    !attachments.some(({ text }) => /\bsources?\b/i.test(text))
  )
    drafts.push({
      message: 'Multiple sources are named, and no list of them is attached.',
      actual: derivedFrom.text,
      expected: 'a list of sources',
      cause: 'unsure',
      at: derivedFrom.at,
    });
  return drafts;
}

export const derivedFrom: Rule = {
  id: 'CA-06',
  family: 'authority block',
  severity: 'warning',
  statement: 'Derived from and Reason do not stand together, and multiple sources come with a list of them.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.22(d)', '5 CFR 1312.8(b)', `${sources.ism}, rule 00221`],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'Derived from: Multiple Sources, list attached.',
      memcon: { date: '2005-06-07', authority: { from: 'Multiple Sources, list attached' } },
    },
    fail: {
      says: 'Derived from a guide, and Reason 1.4(d).',
      memcon: { date: '2005-06-07', authority: { from: 'State Guide DSCG 05-01', reason: '1.4(d)' } },
    },
  },
};
