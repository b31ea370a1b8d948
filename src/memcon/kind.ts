import { foldGlyphs, LetterIndex, likeness, mayBeLike } from '../marking/fuzzy.ts';
import type { Participant, Subject } from '../model/head.ts';
import type { MemconKind } from '../model/memcon.ts';

const titleForm =
  /^\W{0,3}(?:\d{1,3}\.\s+)?(?:(?:DRAFT\s+)?MEMORAND[UOA][MN]\S?\s+(?:(?:OF|FOR)\b|(?:FOR|OF) THE RECORD)|MEMCON\b|TELCON\b|(?:PARTIAL\s+)?RECORD OF (?:A\s+)?(?:MEETING|CONVERSATION|TELEPHONE)|NOTES? (?:OF|ON) (?:A\s+)?(?:MEETING|CONVERSATION|TELEPHONE)|TRANSCRIPT OF|(?:TELEPHONE|PRIVATE) CONVERSATION BETWEEN|CONVERSATION BETWEEN|(?:PRESIDENTIAL\s+)?(?:TELE)?PHONE CALL (?:TO|FROM|WITH|BETWEEN)|MINUTES OF|SUMMARY OF CONCLUSIONS|SUMMARY OF (?:(?:A|THE)\s+)?(?:MEETING|CONVERSATION|TELEPHONE)|SUMMARY RECORD|SUMM\w{1,4}Y REPORT ON)/i;

/** Forms that OCR tears and that nothing else resembles: `MENORANDUN OF CONVERSATION`. */
const formNames = [
  'MEMORANDUM OF CONVERSATION',
  'MEMORANDUM OF TELEPHONE CONVERSATION',
  'MEMORANDUM FOR THE RECORD',
];
const letterIndex = new LetterIndex(formNames.map(foldGlyphs));
const wholeForms = formNames.map((form) => {
  const folded = foldGlyphs(form);
  return { form, folded, letters: letterIndex.of(folded) };
});
const leastLike = 0.8;
/** In small letters prose may say the same. */
const leastLikeSmall = 0.92;
/** Before a stamp that stands beside the heading. */
const wideGap = /[ \t\u00a0]{4}/;
/** Characters of a torn heading. */
const shortestTorn = 20;
const longestTorn = 44;

/** Whether the line is a form's own heading, or the heading that a printed edition gives the document. */
export function isTitle(text: string): boolean {
  return titleForm.test(text) || tornForm(text) !== null;
}

function tornForm(text: string): string | null {
  const own = headingIn(text);
  if (own === null) return null;
  return likestForm(own, /[a-z]{3}/.test(own) ? leastLikeSmall : leastLike)?.form ?? null;
}

/** What may be a heading of the line: without what stands far behind it; null where that is too short or too long for one. */
function headingIn(text: string): string | null {
  // What comes behind so many letters is looked at no more.
  const gap = wideGap.exec(text.slice(0, longestTorn + 4));
  const own = gap ? text.slice(0, gap.index) : text;
  return own.length < shortestTorn || own.length > longestTorn ? null : own;
}

/** The form whose heading the line resembles most, and how much, 0..1; null where that is less than `least`. */
export function likestForm(
  text: string,
  least: number,
): { readonly form: string; readonly like: number } | null {
  const own = headingIn(text);
  if (own === null) return null;
  const folded = foldGlyphs(own);
  const letters = letterIndex.of(folded);
  let likest = null;
  for (const whole of wholeForms) {
    const bound: number = likest?.like ?? least;
    if (!mayBeLike(letters, whole, bound)) continue;
    const like = likeness(whole.folded, folded);
    if (like >= bound) likest = { form: whole.form, like };
  }
  return likest;
}

const conversation = /\b(?:CONVERSATIONS?|MEMCON|TELCON|TELEPHONE|TELEPHONIC)\b/i;
const telephone =
  /\b(?:TELEPHONE|TELEPHONIC|TELCON|TELECON|(?:PHONE|PRESIDENTIAL|TELEPHONED?) CALL|PHONE\s?CALL|PHONED|BY PHONE|CALL (?:TO|FROM|WITH|BETWEEN))\b/i;

/** Papers that prepare a talk. Source: forms of the White House's schedulers and of briefing books. */
const preparesTalk =
  /^\W*(?:RECOMMENDED|PROPOSED|SUGGESTED|SCHEDULE|TALKING POINTS|BRIEFING|AGENDA|REQUEST FOR)\b/i;

/** Papers on meetings that record decisions or what a body did, not what was said between two sides. */
const notOfTalks =
  /^\W*SUMMARY(?! (?:OF|REPORT ON) (?:(?:A|THE) )?(?:MEETING|CONVERSATION|ONE-ON-ONE))|Summary of Conclusions|Minutes|FOR THE RECORD|\b(?:Committee|Council|Cabinet|Board|Panel|NSC|Working Group|Special Group)\b/i;

/**
 * What the paper is, by its title (all lines of it), its subject and whether anybody takes part. A memorandum for the
 * record may tell of a talk; it is no memorandum of conversation.
 *
 * @param lost what stands for a heading that is torn or lost; null where the title is the paper's own
 */
export function kindOf(
  title: string,
  subject: Subject | null,
  participants: readonly Participant[],
  lost: string | null = null,
): MemconKind {
  if (preparesTalk.test(title) || (lost !== null && notOfTalks.test(title))) return 'other';
  const form = lost ?? (conversation.test(title) ? title : (tornForm(title) ?? title));
  const isConversation =
    conversation.test(form) ||
    /^\W*(?:PRESIDENTIAL\s+)?(?:TELE)?PHONE CALL/i.test(form) ||
    telephone.test(form) ||
    (/One-on-One|\bMeeting\b/i.test(form) &&
      !notOfTalks.test(form) &&
      (participants.length >= 2 || /\bbetween\b/i.test(form)));
  if (!isConversation) return 'other';
  if (telephone.test(form) || (subject && telephone.test(subject.text))) return 'telcon';
  return 'memcon';
}
