/** What a drafting line begins with, and the words of a source note for it. */
interface DraftingLabel {
  readonly form: RegExp;
  readonly words: string;
}

/**
 * Labels of drafting information on memoranda. Source of the words: source notes of *Foreign Relations of the
 * United States*, which say "Drafted by", "cleared by", "approved in S".
 */
export const draftingLabels: readonly DraftingLabel[] = [
  {
    form: /^\W*draft(?:ed|er|ing(?: offic(?:e|er)(?: and offic(?:e|er))?)?)?(?: by)?\b\W*/i,
    words: 'Drafted by',
  },
  { form: /^\W*prepared by\b\W*/i, words: 'Prepared by' },
  { form: /^\W*transcribed by\b\W*/i, words: 'Transcribed by' },
  { form: /^\W*clear(?:ed|ances?)(?: by| with)?\b\W*/i, words: 'Cleared by' },
  { form: /^\W*approved in\b\W*/i, words: 'Approved in' },
  { form: /^\W*approv(?:ed|al)(?: by)?\b\W*/i, words: 'Approved by' },
];

/** Labels of who made the paper; without one of them its drafter is not known. */
export const drafterWords: ReadonlySet<string> = new Set(['Drafted by', 'Prepared by', 'Transcribed by']);
