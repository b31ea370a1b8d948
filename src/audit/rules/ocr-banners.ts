import { readBanner } from '../../marking/banner.ts';
import { sources } from '../../marking/data/sources.ts';
import { levelNames } from '../../marking/levels.ts';
import type { BannerLine } from '../../model/marks.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';
import { counted } from '../wording.ts';

const lettersOf = (text: string): string => text.toUpperCase().replace(/[^A-Z]/g, '');

/** Whether a banner line, strokes aside, does not spell its level: `CONFIDEN'I'IAL`. */
export function isGarbled({ level, typed }: BannerLine): boolean {
  return level !== null && !lettersOf(typed).startsWith(lettersOf(levelNames[level]));
}

/** A torn banner is less like its word than one that stands where banners are looked for. */
const slack = 0.1;

function check({ memcon, portions }: AuditContext): Draft[] {
  const drafts: Draft[] = [];
  const add = (actual: string, expected: string, message: string, at: At): number =>
    drafts.push({ message, actual, expected, cause: 'ocr', at });
  const garbled = memcon.banner.lines.filter(isGarbled);
  const [first] = garbled;
  if (first?.level)
    add(
      first.typed,
      levelNames[first.level],
      `${garbled.length} of ${counted(memcon.banner.lines.length, 'banner line')} came out garbled, as under a stroke, and are read by likeness: "${first.typed}" as ${levelNames[first.level]}.`,
      first.at,
    );
  const strays = [
    ...memcon.furniture.filter(({ role }) => role === 'noise'),
    ...portions.flatMap(({ paragraph }) =>
      paragraph.mark === null && paragraph.typed.length <= 24 ? [paragraph] : [],
    ),
    ...memcon.body.flatMap((block) =>
      block.kind === 'heading' ? [{ typed: block.text, at: block.at }] : [],
    ),
  ];
  for (const { typed, at } of strays) {
    const banner = readBanner(typed, slack);
    if (banner)
      add(
        typed,
        levelNames[banner.level],
        `"${typed}" looks like a struck ${levelNames[banner.level]} banner that was not read as one.`,
        at,
      );
  }
  return drafts;
}

export const garbledBanners: Rule = {
  id: 'OC-02',
  family: 'ocr',
  severity: 'info',
  statement:
    'Struck banners are matched by likeness: the garble of a level where a banner stands counts as that banner, struck.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.mdrRelease, sources.releases1990s],
  basis: 'heuristic',
  check,
  examples: {
    pass: { says: 'A banner that reads CONFIDENTIAL.', memcon: { pages: [{ bottom: '~~CONFIDENTIAL~~' }] } },
    fail: {
      says: "Sli:CRE'f' left among the noise at the page's foot.",
      memcon: { pages: [{ noise: ["Sli:CRE'f'"] }] },
    },
  },
};
