import { caveatFor } from '../../marking/caveats.ts';
import { caveats, type Caveat } from '../../marking/data/caveats.ts';
import { sources } from '../../marking/data/sources.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

function check({ memcon, marks }: AuditContext): Draft[] {
  const { banner } = memcon;
  const inBanner = new Set(banner.caveats.map((form) => caveatFor(form)?.code ?? form));
  const inPortions = new Map<Caveat, PortionMark>();
  for (const mark of marks)
    for (const form of mark.caveats ?? []) {
      const caveat = caveatFor(form);
      if (caveat && !inPortions.has(caveat)) inPortions.set(caveat, mark);
    }
  const drafts: Draft[] = [];
  for (const [caveat, mark] of inPortions) {
    if (caveat.staysInPortion || inBanner.has(caveat.code)) continue;
    if (caveat.coveredBy?.some((code) => inBanner.has(code))) continue;
    drafts.push({
      message: `The portion mark ${mark.typed} bears ${caveat.code}, and the banner does not.`,
      actual: mark.typed,
      expected: `a banner with ${caveat.code}`,
      cause: 'unsure',
      at: mark.at,
    });
  }
  const all = new Set([...inBanner, ...[...inPortions.keys()].map(({ code }) => code)]);
  const clash = caveats.find(
    ({ code, excludes }) => all.has(code) && excludes?.some((other) => all.has(other)),
  );
  const at = banner.lines[0]?.at ?? [...inPortions.values()][0]?.at;
  if (clash && at)
    drafts.push({
      message: `${clash.code} and ${clash.excludes!.join(', ')} stand on one paper; only ${clash.code} holds.`,
      actual: [...all].join(', '),
      expected: clash.code,
      cause: 'document',
      at,
    });
  return drafts;
}

export const caveatRollup: Rule = {
  id: 'BP-12',
  family: 'banner and portions',
  severity: 'warning',
  statement:
    'A caveat of any portion goes up to the banner; NODIS outranks EXDIS, and the two never stand together.',
  appliesFrom: '1998-06-30',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: [`${sources.capco2016}, H.9`],
  basis: 'law',
  doubt: "The first day: the rule's text is of 2016.",
  check,
  examples: {
    pass: {
      says: 'SECRET//NOFORN//NODIS over (S//NF//ND).',
      memcon: { date: '2001-04-05', pages: [{ top: 'SECRET//NOFORN//NODIS', says: ['One. (S//NF//ND)'] }] },
    },
    fail: {
      says: 'SECRET over (S//NF//ND).',
      memcon: { date: '2001-04-05', pages: [{ top: 'SECRET', says: ['One. (S//NF//ND)'] }] },
    },
  },
};
