import { addDays } from '../marking/calendar.ts';
import { presidentialTerms, type PresidentialTerm } from '../marking/data/offices.ts';
import type { Order } from '../marking/data/orders.ts';
import { isClassified, rankOf } from '../marking/levels.ts';
import { daysToDecision, decisionDate, orderFor } from '../marking/orders.ts';
import type { Block, Paragraph } from '../model/body.ts';
import type { BannerLine, PortionMark } from '../model/marks.ts';
import type { Memcon } from '../model/memcon.ts';
import type { At } from '../model/position.ts';
import type { Excision } from '../model/release.ts';
import { suspectMisreading, type Misreading } from './misreading.ts';
import { readReleases, statusOf, type Release, type ReleaseStatus } from './releases.ts';

/** A paragraph with the block that it stands in. */
export interface Portion {
  readonly paragraph: Paragraph;
  readonly block: Exclude<Block, { kind: 'heading' }>;
}

/**
 * One memorandum and what several rules derive from it, each fact worked out at most once and only when a rule asks.
 */
export class AuditContext {
  readonly memcon: Memcon;
  /** ISO 8601 day of the conversation; null where it can't be read. */
  readonly conversation: string | null;
  /** Day of the decision to classify, inferred where that can be; else the day of the conversation. */
  readonly decision: string | null;
  /** Order in force on the day of the decision. */
  readonly order: Order | null;

  constructor(memcon: Memcon) {
    this.memcon = memcon;
    this.conversation = memcon.date?.iso ?? null;
    this.decision =
      this.conversation === null
        ? null
        : decisionDate(this.conversation, memcon.authority?.declassifyOn?.date ?? null);
    this.order = orderFor(memcon);
  }

  #portions: readonly Portion[] | undefined;
  get portions(): readonly Portion[] {
    return (this.#portions ??= this.memcon.body.flatMap((block) =>
      block.kind === 'heading' ? [] : block.paragraphs.map((paragraph) => ({ paragraph, block })),
    ));
  }

  #marks: readonly PortionMark[] | undefined;
  /** Marks of the paragraphs, then the subject's. */
  get marks(): readonly PortionMark[] {
    if (this.#marks) return this.#marks;
    const marks: PortionMark[] = [];
    for (const { paragraph } of this.portions) if (paragraph.mark) marks.push(paragraph.mark);
    if (this.memcon.subject?.mark) marks.push(this.memcon.subject.mark);
    return (this.#marks = marks);
  }

  #classifiedMarks: readonly PortionMark[] | undefined;
  /** Marks of paragraphs that name a classified level, in order. */
  get classifiedMarks(): readonly PortionMark[] {
    return (this.#classifiedMarks ??= this.portions.flatMap(({ paragraph: { mark } }) =>
      mark?.level && isClassified(mark.level) ? [mark] : [],
    ));
  }

  #outranking: readonly PortionMark[] | undefined;
  /** Marks, the subject's among them, above the overall banner. */
  get outranking(): readonly PortionMark[] {
    const overall = this.memcon.banner.level;
    return (this.#outranking ??=
      overall === null ? [] : this.marks.filter(({ level }) => level && rankOf(level) > rankOf(overall)));
  }

  #misreading: Misreading | null | undefined;
  /** Why the marks above the banner are more likely a misreading than a fault of the paper; null where they are not. */
  get misreading(): Misreading | null {
    if (this.#misreading === undefined) this.#misreading = suspectMisreading(this);
    return this.#misreading;
  }

  /** Whether the paper says anywhere that it is, or was, classified. */
  get classified(): boolean {
    const { banner, authority } = this.memcon;
    if (banner.level) return isClassified(banner.level);
    return authority !== null || this.classifiedMarks.length > 0;
  }

  #pages: readonly number[] | undefined;
  get pages(): readonly number[] {
    const [first, last] = this.memcon.pages;
    return (this.#pages ??= Array.from({ length: last - first + 1 }, (_, i) => first + i));
  }

  #pageBreaksDoubtful: boolean | undefined;
  /**
   * Whether page breaks were lost: a page label counts further than the pages found, or one page holds more than a typed page
   * can (60 lines of 80 columns).
   */
  get pageBreaksDoubtful(): boolean {
    if (this.#pageBreaksDoubtful !== undefined) return this.#pageBreaksDoubtful;
    const [first, last] = this.memcon.pages;
    const beyond = this.memcon.furniture.some(
      ({ role, typed }) =>
        role === 'page-label' && Number(/\d{1,3}/.exec(typed)?.[0] ?? 0) > last - first + 1,
    );
    const letters = new Map<number, number>();
    for (const { paragraph } of this.portions)
      letters.set(paragraph.at.page, (letters.get(paragraph.at.page) ?? 0) + paragraph.typed.length);
    return (this.#pageBreaksDoubtful = beyond || [...letters.values()].some((count) => count > 60 * 80));
  }

  /** Number of a page within the memorandum, from 1. */
  pageOf({ page }: At): number {
    return page - this.memcon.pages[0] + 1;
  }

  /** Banner lines of one page. */
  bannersOn(page: number): readonly BannerLine[] {
    return this.memcon.banner.lines.filter(({ at }) => at.page === page);
  }

  /** Last day on which the decision can plausibly have been made. */
  get lastDecision(): string | null {
    return this.conversation === null ? null : addDays(this.conversation, daysToDecision);
  }

  #releases: readonly Release[] | undefined;
  get releases(): readonly Release[] {
    return (this.#releases ??= readReleases(this.memcon));
  }

  /** Day of the latest dated release. */
  get released(): string | null {
    let latest: string | null = null;
    for (const { date } of this.releases)
      if (date !== null && (latest === null || date > latest)) latest = date;
    return latest;
  }

  #excisions: readonly Excision[] | undefined;
  get excisions(): readonly Excision[] {
    return (this.#excisions ??= this.portions.flatMap(({ paragraph }) => paragraph.excisions));
  }

  #status: ReleaseStatus | undefined;
  /** What the stamps say about how much is open. */
  get status(): ReleaseStatus {
    return (this.#status ??= statusOf(this.memcon, this.releases));
  }

  #stampText: string | undefined;
  /** Everything stamped or typed beside the text: authority block, banners, stamps, release lines. */
  get stampText(): string {
    if (this.#stampText !== undefined) return this.#stampText;
    const { banner, furniture, stamps, declassification, authority } = this.memcon;
    const texts: string[] = [];
    for (const { typed, role } of furniture)
      if (role !== 'page-label' && role !== 'letterhead') texts.push(typed);
    for (const { typed } of [...banner.lines, ...stamps, ...declassification]) texts.push(typed);
    if (authority)
      for (const line of [
        authority.classifiedBy,
        authority.derivedFrom,
        authority.reason,
        authority.declassifyOn,
      ])
        if (line) texts.push(line.typed);
    return (this.#stampText = texts.join('\n'));
  }

  #libraries: readonly PresidentialTerm[] | undefined;
  /** Presidencies whose library's name stands on a stamp; a name can fit two. */
  get libraries(): readonly PresidentialTerm[] {
    if (this.#libraries) return this.#libraries;
    const text = this.stampText;
    return (this.#libraries = /LIBRARY|MATERIALS/i.test(text)
      ? presidentialTerms.filter(({ stampNames }) => stampNames.test(text))
      : []);
  }
}
