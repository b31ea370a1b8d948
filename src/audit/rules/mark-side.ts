import { isWithin } from '../../marking/calendar.ts';
import { markSides } from '../../marking/data/portion-mark-forms.ts';
import { sources } from '../../marking/data/sources.ts';
import type { Paragraph } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';
import { counted } from '../wording.ts';

type Side = 'leading' | 'trailing';

/** By the places: a mark leads where it is nearer to the paragraph's first sign than to its last. Null without places. */
function sideOf({ at }: Paragraph, mark: PortionMark): Side | null {
  if (mark.at.page !== at.page) return 'trailing';
  if (!mark.at.chars || !at.chars) return null;
  const [start] = mark.at.chars;
  return Math.abs(start - at.chars[0]) < Math.abs(at.chars[1] - start) ? 'leading' : 'trailing';
}

function check({ portions, decision }: AuditContext): Draft[] {
  const sided = portions.flatMap(({ paragraph }) =>
    paragraph.mark ? [{ mark: paragraph.mark, side: sideOf(paragraph, paragraph.mark) }] : [],
  );
  const trailing = sided.filter(({ side }) => side === 'trailing');
  const leading = sided.filter(({ side }) => side === 'leading');
  const allowed = markSides.find(({ from, to }) => decision !== null && isWithin(decision, from, to));
  if (trailing.length > 0 && allowed && !(allowed.sides as readonly Side[]).includes('trailing'))
    return [
      {
        message: `Since 25 June 2010 marks stand before their portions; ${counted(trailing.length, 'mark')} here came behind.`,
        actual: 'trailing',
        expected: 'leading',
        cause: 'document',
        at: trailing[0]!.mark.at,
      },
    ];
  if (leading.length === 0 || trailing.length === 0) return [];
  const [fewer, more] = leading.length < trailing.length ? [leading, trailing] : [trailing, leading];
  return [
    {
      message: `Marks stand on both sides: ${more.length} ${more[0]!.side}, ${fewer.length} ${fewer[0]!.side}.`,
      actual: fewer[0]!.side,
      expected: more[0]!.side,
      cause: 'unsure',
      at: fewer[0]!.mark.at,
    },
  ];
}

export const markSide: Rule = {
  id: 'BP-07',
  family: 'banner and portions',
  severity: 'info',
  statement:
    'Marks stand on the side that their period asks for, and on the same side all through the paper.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(c)', '5 CFR 1312.8(a)(7)', `${sources.capco2016}, A.6`],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'A paper of 1997 with all marks behind their paragraphs.',
      memcon: { pages: [{ says: ['One. (U)', 'Two. (C)', 'Three. (C)'] }] },
    },
    fail: {
      says: 'A paper of 2015 with marks behind their paragraphs.',
      memcon: { date: '2015-03-04', pages: [{ says: ['One. (U)', 'Two. (C)'] }] },
    },
  },
};
