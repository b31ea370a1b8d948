import { surePicture } from '../line/place-marks.ts';
import type { Line } from '../model/line.ts';
import { closingLine, isProseLine } from '../marking/prose.ts';
import { isOfficePhrase } from './entry-name.ts';
import { isNameShaped } from './names.ts';

/** What stands around and below the text of the conversation. */
export interface Tail {
  readonly text: readonly Line[];
  /** The line that says the conversation ended. */
  readonly closing: Line | null;
  readonly drafting: readonly Line[];
  readonly attachments: readonly Line[];
  /** Lines below the text that are none of these. */
  readonly aside: readonly Line[];
}

/** `EUR:PAlder:mlt 3/6/64`, `Drafted by`, `(Drafting Office and Officer)`: who wrote, cleared, approved. */
const draftingLine =
  /^\W{0,2}(?:(?:Drafted|DRAFTED|Approved|APPROVED|Cleared|CLEARED|Clearances?|CLEARANCES?|Drafting|DRAFTING|Approval|APPROVAL|Prepared [Bb]y|PREPARED BY)\b|[A-Za-z]{1,4}(?:[:/][A-Za-z]{1,6}){1,3}:?\s?[A-Z][A-Za-z.]+)/;
const attachmentLine = /^\W{0,2}(?:Attachments?|Enclosures?|Tab [A-Z]\b|Annex)/i;
/** A telegram that carries a memorandum says where it ends. */
const endOfText = /^\W*end\s+(?:of\s+)?text\W*$/i;
const longestOfTail = 90;

/** Sets the closing line and what follows the text apart: attachments, drafter and clearances, a typed signature. */
export function splitTail(lines: readonly Line[], edition = false): Tail {
  const end = endOf(lines);
  const text: Line[] = [];
  const drafting: Line[] = [];
  const attachments: Line[] = [];
  const aside: Line[] = [];
  const carried = end >= 0 && endOfText.test(lines[end]!.text);
  let open: Line[] | null = null;
  for (const [i, line] of lines.entries()) {
    if (i === end) continue;
    const below = end >= 0 ? i > end : i > lines.length * 0.5;
    const short = line.text.length < longestOfTail;
    const begins = below && short && !carried ? sectionOf(line, attachments, drafting) : null;
    if (begins) {
      open = begins;
      begins.push(line);
    } else if (below && carried) aside.push(line);
    else if (
      open &&
      short &&
      line.blanksBefore === 0 &&
      (isAnnounced(lines[i - 1]!) || !isProseLine(line.text))
    )
      open.push(line);
    else {
      open = null;
      if (end >= 0 && below) aside.push(line);
      else text.push(line);
    }
  }
  const signed = edition ? signatureOfEdition(text) : signatureAt(text);
  return {
    text: text.slice(0, signed),
    closing: end >= 0 && !carried ? lines[end]! : null,
    drafting: [...text.slice(signed), ...drafting],
    attachments,
    aside: carried ? [lines[end]!, ...aside] : aside,
  };
}

/** `Attachment:` alone announces what the next line says. */
function isAnnounced(above: Line): boolean {
  return attachmentLine.test(above.text) && /^\W*\w+\s*:?$/.test(above.text);
}

/** Index of the line that ends the text; -1 for none, or where most of the text is still to come. */
function endOf(lines: readonly Line[]): number {
  const end = lines.findIndex(({ text }) => closingLine.test(text) || endOfText.test(text));
  return end < lines.length / 3 ? -1 : end;
}

function sectionOf(line: Line, attachments: Line[], drafting: Line[]): Line[] | null {
  if (attachmentLine.test(line.text)) return attachments;
  return draftingLine.test(line.text) && !isMarkAlone(line) ? drafting : null;
}

/** A mark with a caveat alone on its line, torn, looks like a drafter's initials: `(S/NFY`. */
function isMarkAlone({ text, marks = [] }: Line): boolean {
  return marks.some(
    ({ mark, span }) => mark.confidence >= surePicture && span[0] === 0 && span[1] === text.length,
  );
}

const initialsAlone = /^(?:[A-Z]\.\s?){2,4}(?:[A-Z]\.?)?$/;

/** Index of the signature below an edition's text: a name, perhaps with its office behind it, or initials. */
function signatureOfEdition(text: readonly Line[]): number {
  const at = text.length - 1;
  const last = text[at]?.text ?? '';
  const before = text[at - 1]?.text ?? '';
  if (at < 1 || last.length > 80 || before.length < 40 || !/[.?!:)\]"”’]$/.test(before)) return text.length;
  if (initialsAlone.test(last)) return at;
  if (/:|^The\s|[.?!;,]["”’)]*$/.test(last)) return text.length;
  const words = last.split(/\s+/);
  const isNamed = [words.length, 2, 3, 4].some((n) => {
    const office = words.slice(n).join(' ');
    return (
      isNameShaped(words.slice(0, n).join(' ')) &&
      (office === '' || (/^\p{Lu}/u.test(office) && isOfficePhrase(office)))
    );
  });
  return isNamed ? at : text.length;
}

/** Index at which a typed signature begins: a name far to the right, perhaps with an office below it. */
function signatureAt(text: readonly Line[]): number {
  const from = Math.max(1, text.length - 3);
  for (let i = from; i < text.length; i++) {
    const line = text[i]!;
    const before = text[i - 1]!;
    const right = line.indent >= 24 && line.indent > before.indent + 12 && line.blanksBefore > 0;
    if (!right || line.text.length >= 40 || /[.:;,]$/.test(line.text)) continue;
    if (/[.?!:)"”]$/.test(before.text) && isNameShaped(line.text)) return i;
  }
  return text.length;
}
