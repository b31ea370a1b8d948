import type { AuditContext } from '../context.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';
import { listed } from '../wording.ts';

function checkLines(context: AuditContext): Draft[] {
  if (!context.classified) return [];
  const { authority } = context.memcon;
  const missing: string[] = [];
  if (!authority?.derivedFrom) {
    if (!authority?.classifiedBy) missing.push('Classified by');
    if (!authority?.reason) missing.push('Reason');
  }
  if (!authority?.declassifyOn) missing.push('Declassify on');
  if (missing.length === 0) return [];
  return [
    {
      message: authority
        ? `The authority block lacks ${listed(missing)}.`
        : 'No authority block says who classified the paper, why, and until when.',
      actual: null,
      expected: missing.join(', '),
      cause: 'unsure',
      ...(authority ? { at: authority.at } : { from: 'rule: no page shows an authority block' }),
    },
  ];
}

const full = {
  by: 'Dana Whitlow, Executive Secretary, NSC',
  reason: '1.5(d)',
  on: '11/24/07',
  date: '2007-11-24',
};

export const authorityLines: Rule = {
  id: 'CA-01',
  family: 'authority block',
  severity: 'error',
  statement: 'A classified paper says who classified it, why (original decisions only) and until when.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['5 CFR 1312.8(a)', '32 CFR 2001.21(a)'],
  basis: 'law',
  windows: ['TW-1995'],
  check: checkLines,
  examples: {
    pass: {
      says: 'All three lines on page 1.',
      memcon: { pages: [{ bottom: 'CONFIDENTIAL' }], authority: full },
    },
    fail: {
      says: 'No Declassify on line.',
      memcon: { pages: [{ bottom: 'CONFIDENTIAL' }], authority: { by: full.by, reason: full.reason } },
    },
  },
};

/** Words of a position. Source: the authority blocks of released papers. */
const position =
  /\b(?:secretary|director|assistant|advis[eo]r|ambassador|president|officer|chief|staff|counsel(?:or)?|representative|chairman|administrator|minister|general|colonel|admiral)\b/i;

/** An identifier, or a name with what follows it: `Dana Whitlow, Director`; `ID 40213`. */
function namesPosition(text: string): boolean {
  const value = text.replace(/^.*?\bby\s*[:;]\s*/i, '');
  return (
    /\d{3}/.test(value) ||
    /[,;/(–]|\s-\s|\n/.test(value.trim().replace(/,? (?:Jr|Sr)\.?$/i, '')) ||
    position.test(value)
  );
}

const lacksPosition = (text: string): Pick<Draft, 'message' | 'actual' | 'expected' | 'cause'> => ({
  message: `Classified by gives a name without a position: "${text}".`,
  actual: text,
  expected: 'name and position, or an identifier',
  cause: 'document',
});

function checkPosition({ memcon }: AuditContext): Draft[] {
  const by = memcon.authority?.classifiedBy;
  if (!by || memcon.authority.derivedFrom || namesPosition(by.text)) return [];
  return [{ ...lacksPosition(by.text), at: by.at }];
}

export const classifierPosition: Rule = {
  id: 'CA-02',
  family: 'authority block',
  severity: 'warning',
  statement: 'Classified by gives a name or identifier, and a position.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['5 CFR 1312.8(a)(1)', '32 CFR 2001.21(a)(1)'],
  basis: 'law',
  check: checkPosition,
  examples: {
    pass: { says: 'A name, Executive Secretary, NSC.', memcon: { authority: full } },
    fail: { says: 'A name only.', memcon: { authority: { ...full, by: 'Dana Whitlow' } } },
  },
};

function checkDerivative({ memcon }: AuditContext): Draft[] {
  const { authority } = memcon;
  if (!authority?.derivedFrom) return [];
  const by = authority.classifiedBy;
  if (by && namesPosition(by.text)) return [];
  if (by) return [{ ...lacksPosition(by.text), at: by.at }];
  return [
    {
      message: 'The paper is derived from another and does not say who derived it.',
      actual: authority.derivedFrom.text,
      expected: 'Classified by, with position or identifier',
      cause: 'unsure',
      at: authority.derivedFrom.at,
    },
  ];
}

export const derivativeClassifier: Rule = {
  id: 'CA-09',
  family: 'authority block',
  severity: 'warning',
  statement: 'The derivative classifier is named with a position or an identifier.',
  appliesFrom: '2010-06-25',
  appliesTo: null,
  orders: ['EO13526'],
  judgedOn: 'decision',
  sources: ['32 CFR 2001.22(b)'],
  basis: 'law',
  check: checkDerivative,
  examples: {
    pass: {
      says: 'Classified by an identifier, derived from a guide.',
      memcon: { date: '2012-05-04', authority: { by: 'ID 40213', from: 'State Guide DSCG 11-01' } },
    },
    fail: {
      says: 'Derived from a guide, and nobody named.',
      memcon: { date: '2012-05-04', authority: { from: 'State Guide DSCG 11-01' } },
    },
  },
};
