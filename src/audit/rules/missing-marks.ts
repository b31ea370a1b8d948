import type { Paragraph } from '../../model/body.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

/** A withheld passage may hide its mark; a stage direction alone is no portion. */
function needsMark({ mark, text, excisions, incidents }: Paragraph): boolean {
  return (
    mark === null &&
    excisions.length === 0 &&
    text.trim() !== '' &&
    !incidents.some((incident) => incident.text === text)
  );
}

function checkParagraphs(context: AuditContext): Draft[] {
  if (!context.classified) return [];
  const bare = context.portions.filter(({ paragraph }) => needsMark(paragraph));
  if (bare.length === 0) return [];
  const expected = 'a portion mark';
  // Where most bear none the paper was not marked by portions at all; one finding says it as well as thirty.
  if (bare.length > 1 && bare.length * 2 > context.portions.length)
    return [
      {
        message: `${bare.length} of ${context.portions.length} paragraphs bear no portion mark.`,
        actual: null,
        expected,
        cause: 'document',
        at: bare[0]!.paragraph.at,
      },
    ];
  return bare.map(({ paragraph }) => ({
    message: `The paragraph that begins "${paragraph.text.slice(0, 40).trimEnd()}" bears no portion mark.`,
    actual: null,
    expected,
    cause: 'unsure',
    at: paragraph.at,
  }));
}

export const paragraphsMarked: Rule = {
  id: 'BP-05',
  family: 'banner and portions',
  severity: 'warning',
  statement:
    'Every paragraph bears a portion mark, once its parts on several pages are joined; a mark on the line after it counts.',
  appliesFrom: '1978-12-01',
  appliesTo: null,
  orders: ['EO12065', 'EO12356', ...ordersFrom12958],
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(c)', '32 CFR 2400.12(b)', '5 CFR 1312.8(a)(7)'],
  basis: 'law',
  severityByPeriod: [{ from: '1972-06-01', to: '1978-11-30', severity: 'info' }],
  check: checkParagraphs,
  examples: {
    pass: {
      says: 'Each paragraph ends in a mark.',
      memcon: { pages: [{ bottom: 'CONFIDENTIAL', says: ['One. (U)', 'Two. (C)'] }] },
    },
    fail: {
      says: 'The second paragraph ends without one.',
      memcon: { pages: [{ bottom: 'CONFIDENTIAL', says: ['One. (U)', 'Two.'] }] },
    },
  },
};

function checkSubject(context: AuditContext): Draft[] {
  const { subject } = context.memcon;
  if (!subject || subject.mark || !context.classified) return [];
  return [
    {
      message: 'The subject line bears no portion mark of its own.',
      actual: null,
      expected: 'a portion mark',
      cause: 'unsure',
      at: subject.at,
    },
  ];
}

export const subjectMarked: Rule = {
  id: 'BP-06',
  family: 'banner and portions',
  severity: 'warning',
  statement: 'The subject or title bears a portion mark of its own, which rates the title alone.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(c)', '5 CFR 1312.8(a)(7)'],
  basis: 'law',
  check: checkSubject,
  examples: {
    pass: {
      says: 'SUBJECT: Talk with the Premier (U)',
      memcon: { subject: 'Talk with the Premier (U)', pages: [{ bottom: 'CONFIDENTIAL' }] },
    },
    fail: {
      says: 'SUBJECT: Talk with the Premier',
      memcon: { subject: 'Talk with the Premier', pages: [{ bottom: 'CONFIDENTIAL' }] },
    },
  },
};
