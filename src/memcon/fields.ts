import { likeness } from '../marking/fuzzy.ts';
import { isOfficeWord, readSide } from './names.ts';

/** Fields of the form's head. `date`, `time` and `place` may share one label ("DATE, TIME AND PLACE"). */
export type FieldName =
  | 'subject'
  | 'participants'
  | 'when'
  | 'place'
  | 'notetaker'
  | 'copies'
  | 'drafting'
  | 'from'
  | 'to'
  | 'reference';

interface FieldLabel {
  readonly label: string;
  readonly name: FieldName;
}

/** Labels as the forms print them. Source: White House, NSC, State (DS-1254) and agency forms, 1940 to the present. */
const labels: readonly FieldLabel[] = (
  [
    ['SUBJECT', 'subject'],
    ['SUBJECTS', 'subject'],
    ['SUBJECTS DISCUSSED', 'subject'],
    ['GENERAL SUBJECT', 'subject'],
    ['GENERAL SUBJECTS', 'subject'],
    ['SUBJ', 'subject'],
    ['RE', 'subject'],
    ['PARTICIPANTS', 'participants'],
    ['PARTICIPANT', 'participants'],
    ['PRESENT', 'participants'],
    ['ALSO PRESENT', 'participants'],
    ['OTHERS PRESENT', 'participants'],
    ['PRESENT WERE', 'participants'],
    ['PRESENT FOR PART OF CONVERSATION', 'participants'],
    ['THOSE PRESENT', 'participants'],
    ['PERSONS PRESENT', 'participants'],
    ['ATTENDEES', 'participants'],
    ['ATTENDING', 'participants'],
    ['ATTENDANCE', 'participants'],
    ['IN ATTENDANCE', 'participants'],
    ['PARTICIPATING', 'participants'],
    ['OTHER PARTICIPANTS', 'participants'],
    ['PARTICIPANTS IN THE CONVERSATION', 'participants'],
    ['PEOPLE PRESENT', 'participants'],
    ['LIST OF PARTICIPANTS', 'participants'],
    ['ALSO PARTICIPATING', 'participants'],
    ['PARTIES', 'participants'],
    ['PRINCIPALS', 'participants'],
    ['OTHER ATTENDEES', 'participants'],
    ['ADDITIONAL PARTICIPANTS', 'participants'],
    ['MEMBERS PRESENT', 'participants'],
    ['CALL FROM', 'participants'],
    ['DATE', 'when'],
    ['TIME', 'when'],
    ['DATE TIME', 'when'],
    ['DATE AND TIME', 'when'],
    ['TIME AND DATE', 'when'],
    ['TIME DATE', 'when'],
    ['DATE TIME LOCATION', 'when'],
    ['DATE AND LOCATION', 'when'],
    ['TIME AND LOCATION', 'when'],
    ['TIME DATE PLACE', 'when'],
    ['TIME DATE LOCATION', 'when'],
    ['DATE TIME AND PLACE', 'when'],
    ['DATE TIME PLACE', 'when'],
    ['DATE PLACE', 'when'],
    ['DATE AND PLACE', 'when'],
    ['TIME AND PLACE', 'when'],
    ['TIME PLACE', 'when'],
    ['TIME DATE AND PLACE', 'when'],
    ['DATE OF MEETING', 'when'],
    ['DATE OF CONVERSATION', 'when'],
    ['PLACE', 'place'],
    ['AND PLACE', 'place'],
    ['LOCATION', 'place'],
    ['PLACE OF MEETING', 'place'],
    ['VENUE', 'place'],
    ['NOTETAKER', 'notetaker'],
    ['NOTETAKERS', 'notetaker'],
    ['NOTE TAKER', 'notetaker'],
    ['NOTE TAKERS', 'notetaker'],
    ['INTERPRETER', 'notetaker'],
    ['INTERPRETERS', 'notetaker'],
    ['COPIES TO', 'copies'],
    ['COPY TO', 'copies'],
    ['DISTRIBUTION', 'copies'],
    ['CC', 'copies'],
    ['PREPARED BY', 'drafting'],
    ['DRAFTED BY', 'drafting'],
    ['APPROVED BY', 'drafting'],
    ['CLEARED BY', 'drafting'],
    ['DRAFTING OFFICER', 'drafting'],
    ['FROM', 'from'],
    ['THROUGH', 'from'],
    ['TO', 'to'],
    ['FOR', 'to'],
    ['MEMORANDUM FOR', 'to'],
    ['REFERENCE', 'reference'],
    ['REF', 'reference'],
    ['BACKGROUND', 'reference'],
    ['SOURCE', 'reference'],
  ] as const
).map(([label, name]) => ({ label, name }));

const byLabel = new Map(labels.map(({ label, name }) => [label, name]));

/** The field that a printed label announces. Throws where no form prints it. */
export function fieldOfLabel(label: string): FieldName {
  const name = byLabel.get(label);
  if (!name) throw new Error(`${label} is no label of a form, as ${labels[0]!.label} is`);
  return name;
}

export interface FieldMatch {
  readonly name: FieldName;
  readonly label: string;
  /** Offset in the text at which the value begins. */
  readonly start: number;
}

const withColon =
  /^\W{0,3}([A-Za-z][A-Za-z,/&\s-]{1,32}?)\s*[:;]\.?(?:\s+|$)|^\W{0,3}([A-Z][A-Z,/&\s-]{3,28}?)\s*\.(?:\s+|$)/;
const withGap =
  /^\W{0,3}([A-Z][A-Z,/&\s-]{1,28}?)(?:\s{2,}|\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|$)/;
const bareCapitals =
  /^\W{0,3}(PARTICIPANTS|SUBJECT|AND PLACE|DATE, TIME(?: AND PLACE)?|DATE & TIME|PLACE)\s+/;

/** "Others present were:", "Present at the breakfast were", "Participants who entered during the discussion". */
export const presentForm =
  /^(?:(?:Also |Others? |Those )?present(?: (?:at|during|for) [a-z ]{3,30}?)?(?: were)?|Participants who [a-z -]{4,40}|Notes of (?:the )?(?:President|Secretary)[’']s meeting with)\s*:?$/i;

const sideList = /^.{2,36}\sparticipants\s*:?$/i;

/** Reads a line's field label: `SUBJECT:`, `DATE, TIME      October 24`, `Participants:`, `PARTICIPANTS` alone. */
export function matchField(text: string): FieldMatch | null {
  const first = text.charCodeAt(0);
  if (text.length < 2) return null;
  if (first >= 97 && first <= 122 && !/^and PLACE\b/.test(text)) {
    // An edition's label alone on its line: "participants".
    const name = text.length > 6 ? byLabel.get(text.toUpperCase()) : undefined;
    return name ? { name, label: text.toUpperCase(), start: text.length } : null;
  }
  // "GERMAN PARTICIPANTS": a list of its own for each side.
  if (sideList.test(text) && readSide(text))
    return { name: 'participants', label: text.replace(/\s*:$/, ''), start: text.length };
  if (presentForm.test(text)) return { name: 'participants', label: 'PRESENT', start: text.length };
  for (const form of [withColon, withGap, bareCapitals]) {
    const found = form.exec(text);
    if (!found) continue;
    const label = (found[1] ?? found[2]!)
      .toUpperCase()
      .replace(/[^A-Z]+/g, ' ')
      .trim();
    // `President: How …` resembles PRESENT and opens a speech.
    const literal = form === bareCapitals || (isOfficeWord(label) && found[0].length < text.length);
    const name = byLabel.get(label) ?? (literal ? undefined : (closest(label) ?? tornLabel(found)));
    if (name && (label.length > 2 || form !== withGap)) return { name, label, start: found[0].length };
  }
  return null;
}

const shortLabels = [
  { label: 'TIME', value: /^\W{0,3}\d{1,2}\s?[:.]\s?\d\d/ },
  {
    label: 'DATE',
    value: /^\W{0,3}(?:[A-Z][a-z]{2,5}day,?\s)?(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?\s{1,12}\d/,
  },
] as const;

/** `IME:  10:55`, `TIVE:  9:10`: a label too short to be told by itself, if one letter is lost or wrong and its value is there. */
function tornLabel({ 0: typed, 1: label, input }: RegExpExecArray): FieldName | undefined {
  if (!label || !/^[A-Z]{3,4}$/.test(label)) return undefined;
  const value = input.slice(typed.length);
  const isTorn = shortLabels.some((short) => short.value.test(value) && likeness(short.label, label) >= 0.75);
  return isTorn ? 'when' : undefined;
}

function closest(label: string): FieldName | undefined {
  if (label.length < 5) return undefined;
  let best: { name: FieldName; score: number } | null = null;
  for (const candidate of labels) {
    if (Math.abs(candidate.label.length - label.length) > 2 || candidate.label.length < 5) continue;
    const score = likeness(candidate.label, label);
    if (score >= 0.75 && (!best || score > best.score)) best = { name: candidate.name, score };
  }
  return best?.name;
}
