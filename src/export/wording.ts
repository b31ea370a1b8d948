import { levelNames } from '../marking/levels.ts';
import { severities, type Finding, type Severity } from '../model/finding.ts';
import type { BannerLine, PortionMark } from '../model/marks.ts';
import type { OtherPage, OtherPageKind } from '../model/memcon.ts';
import type { At } from '../model/position.ts';
import type { Excision } from '../model/release.ts';

/** Readings below this confidence are printed as doubtful. */
const doubtBelow = 0.8;

export function isDoubtful(confidence: number | undefined): confidence is number {
  return confidence !== undefined && confidence < doubtBelow;
}

/** "62%" */
export function percent(confidence: number): string {
  return `${Math.round(confidence * 100)}%`;
}

/** The mark as read: "(C)", "(S/NF)"; "(?)" where a mark is there and can't be read. */
export function markText(mark: PortionMark): string {
  return `(${[mark.level ?? '?', ...(mark.caveats ?? [])].join('/')})`;
}

/** What there is to doubt about a mark, in one sentence; null where nothing is. */
export function markDoubt(mark: PortionMark): string | null {
  if (mark.level === null) return `mark “${mark.typed}” can't be read${orElse(mark)}`;
  if (!isDoubtful(mark.confidence)) return null;
  return `mark “${mark.typed}” read as (${mark.level}), ${percent(mark.confidence)} sure${orElse(mark)}`;
}

function orElse(mark: PortionMark): string {
  const others = (mark.alternatives ?? []).map(
    ({ level, confidence }) => `(${level}) ${percent(confidence)}`,
  );
  return others.length > 0 ? `; perhaps ${others.join(', ')}` : '';
}

/** The banner line in full: "SECRET/NODIS". */
export function bannerText(line: Pick<BannerLine, 'level' | 'caveats'>): string {
  return [line.level ? levelNames[line.level] : '?', ...line.caveats].join('/');
}

/** What the agency withheld: "withheld: 1.4(b), 3 lines". */
export function excisionText(excision: Excision): string {
  const { lines } = excision.extent;
  const extent = lines === undefined ? [] : [lines === 1 ? '1 line' : `${lines} lines`];
  return ['withheld:', [excision.code ?? 'no code given', ...extent].join(', ')].join(' ');
}

const causes: Readonly<Record<Finding['cause'], string>> = {
  document: 'on the paper',
  ocr: 'probably in the reading, not on the paper',
  unsure: 'on the paper or in the reading',
};

/** The finding without its rule and severity: what is wrong, what stands there, what should, and why. */
export function findingText(finding: Finding): string {
  const { actual, expected } = finding;
  const parts = [
    ...(actual === null ? [] : [`found “${actual}”`]),
    ...(expected === null ? [] : [`expected “${expected}”`]),
    causes[finding.cause],
  ];
  return `${finding.message.replace(/\.$/, '')} (${parts.join('; ')})`;
}

/** "page 2, line 14" */
export function placeText(at: At): string {
  return `page ${at.page}${at.line === undefined ? '' : `, line ${at.line}`}`;
}

/** "page 3", "pages 3–5" */
export function pageSpan([first, last]: readonly [first: number, last: number]): string {
  return first === last ? `page ${first}` : `pages ${first}–${last}`;
}

/** "1 warning", "3 errors" */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

const otherPageNames: Readonly<Record<OtherPageKind, string>> = {
  'withdrawal-sheet': 'withdrawal sheet',
  'profile-sheet': 'document profile sheet',
  cover: 'cover sheet',
  marker: 'marker sheet',
  blank: 'blank page',
  other: 'page of another kind',
};

/** "withdrawal sheet" */
export function otherPageName(kind: OtherPageKind): string {
  return otherPageNames[kind];
}

/** "page 1: withdrawal sheet, page 4: blank page" */
export function otherPagesText(pages: readonly OtherPage[]): string {
  return pages.map(({ page, kind }) => `page ${page}: ${otherPageNames[kind]}`).join(', ');
}

export type FindingCounts = Readonly<Record<Severity, number>>;

export const noFindings: FindingCounts = { error: 0, warning: 0, info: 0 };

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { ...noFindings };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

export function addCounts(a: FindingCounts, b: FindingCounts): FindingCounts {
  return { error: a.error + b.error, warning: a.warning + b.warning, info: a.info + b.info };
}

/** "3 findings: 1 error, 2 warnings"; "No findings" */
export function totalText(counts: FindingCounts): string {
  const present = severities.filter((severity) => counts[severity] > 0);
  if (present.length === 0) return 'No findings';
  const total = present.reduce((sum, severity) => sum + counts[severity], 0);
  const kinds = present.map((severity) =>
    severity === 'info' ? `${counts.info} for information` : count(counts[severity], severity),
  );
  return `${count(total, 'finding')}: ${kinds.join(', ')}`;
}
