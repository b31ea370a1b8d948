import { sources } from '../../marking/data/sources.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

/** `THE THE WHITE WHITE`: two words in a row, each twice. One doubled word alone is ordinary speech. */
const doubled = /\b(\w{2,20})\s+\1\s+(\w{2,20})\s+\2\b/i;
/** `C O N F I D E N T I A L`. */
const spaced = /(?<!\S)(?:[A-Za-z]\s{1,2}){4,40}[A-Za-z](?!\S)/;

/** Heads, furniture and labels: where text layers stack up, and short enough to search on every reading. */
function check({ memcon }: AuditContext): Draft[] {
  const places: readonly ({ typed: string; at: At } | null)[] = [
    memcon.letterhead,
    memcon.title,
    memcon.subject,
    ...memcon.banner.lines,
    ...memcon.furniture,
    ...memcon.body.flatMap((block) =>
      block.kind === 'heading'
        ? [{ typed: block.text, at: block.at }]
        : block.kind === 'speech'
          ? [{ typed: block.speaker, at: block.at }]
          : [],
    ),
  ];
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const place of places) {
    if (!place || seen.has(place.typed)) continue;
    seen.add(place.typed);
    if (doubled.test(place.typed))
      drafts.push({
        message: 'Words stand twice in a row: two text layers lie over one another.',
        actual: place.typed,
        expected: place.typed.replace(/\b(\w{2,20})\s+\1\b/gi, '$1'),
        cause: 'ocr',
        at: place.at,
      });
    const run = spaced.exec(place.typed)?.[0];
    if (run !== undefined)
      drafts.push({
        message: 'Letters stand apart and are read as one word.',
        actual: run,
        expected: run.replace(/\s/g, ''),
        cause: 'unsure',
        at: place.at,
      });
  }
  return drafts;
}

export const stackedLayers: Rule = {
  id: 'OC-03',
  family: 'ocr',
  severity: 'info',
  statement: 'Doubled words and letter-spaced runs from stacked text layers are closed up before parsing.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.telcons1993],
  basis: 'heuristic',
  check,
  examples: {
    pass: { says: 'THE WHITE HOUSE.', memcon: { letterhead: 'THE WHITE HOUSE' } },
    fail: {
      says: 'THE THE WHITE WHITE HOUSE HOUSE.',
      memcon: { letterhead: 'THE THE WHITE WHITE HOUSE HOUSE' },
    },
  },
};
