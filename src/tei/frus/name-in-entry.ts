import { isHonorific, isNameShaped } from '../../memcon/names.ts';
import type { XmlElement } from '../xml.ts';
import type { Flow } from './flow.ts';

/** An entry of a list of participants, taken apart. */
export interface EntryParts {
  /** The name with what is printed before it: "Sir Patrick Calder". */
  readonly name: string;
  /** "British Ambassador"; null where nothing more is printed. */
  readonly title: string | null;
  /** The element that tags the name, where the edition does. */
  readonly tag: XmlElement | undefined;
}

/** "BNA—", "SOA-": the sign of an office before a name. */
const officeSign = /^([A-Z][A-Z/&]{0,11})\s?(?:[—–]\s?|-\s?(?=[A-Z][a-z.]))(?=\S)/;
const edges = /^[\s,;:—–-]+|[\s,;:—–-]+$/g;
const junior = /^,?\s(?:Jr|Sr|II|III|IV)\b\.?/;

/**
 * "Sir Patrick Calder, British Ambassador": where the edition tags the name, it ends there; else at the first comma or
 * dash, or at a remark in parentheses behind it. An office may stand first: "Prime Minister of Marenland, Mr. Strand".
 */
export function nameIn(flow: Flow): EntryParts {
  const { text } = flow;
  const sign = officeSign.exec(text);
  const first = sign ? sign[0].length : 0;
  const tagged = taggedName(flow, first);
  const [start, end] = tagged ? tagged.span : untaggedName(text, first);
  const behind = text.slice(end).replace(/^\.(?=\s|$)/, '');
  const parts = [text.slice(first, start), behind].map((part) => withoutBrackets(part.replace(edges, '')));
  const title = [sign?.[1] ?? '', ...parts].filter((part) => part !== '').join(', ');
  return { name: text.slice(start, end).trim(), title: title === '' ? null : title, tag: tagged?.element };
}

type NameSpan = readonly [start: number, end: number];

/** The tagged name that the entry is about: one within the words of an office, "Aide to Mr. Calder", is not. */
function taggedName(
  { text, stretches }: Flow,
  first: number,
): { readonly element: XmlElement; readonly span: NameSpan } | null {
  for (const { element, start, end } of stretches) {
    if (element.name !== 'persName' || start < first) continue;
    const before = text.slice(first, start);
    const last = Math.max(...[',', '—', '–'].map((sign) => before.lastIndexOf(sign)));
    const stop = end + (junior.exec(text.slice(end))?.[0].length ?? 0);
    // "His Excellency, Emil Strand"
    if (last < 0 || style.test(before.slice(0, last))) return { element, span: [first, stop] };
    const tail = before.slice(last + 1);
    if (isCourtesy(tail) || isNameShaped(`${tail}${text.slice(start, end)}`.trim()))
      return { element, span: [skipSpace(text, first + last + 1), stop] };
  }
  return null;
}

function untaggedName(text: string, first: number): NameSpan {
  const end = first + nameEnd(text.slice(first));
  // "Deputy Assistant Secretary (ISA)—Peter Marsh"
  const behind = /^(?:\s\([^()]*\))?(\s?[—–]\s?|,\s)(?=\S)/.exec(text.slice(end));
  if (!behind || isNameShaped(text.slice(first, end))) return [first, end];
  const start = end + behind[0].length;
  const stop = start + nameEnd(text.slice(start));
  const opening = text.slice(start, stop);
  // Behind a comma an office may go on: only a courtesy tells a name there.
  const isName = isNameShaped(opening) && (behind[1] !== ', ' || isHonorific(opening.split(' ')[0]!));
  return isName ? [start, stop] : [first, end];
}

function nameEnd(text: string): number {
  const cut = /,(?!\s*(?:Jr|Sr|II|III|IV)\b)|\s?[—–]|\s--?\s|\s(?=\([^()]*\)(?:$|\s?[—–]))/.exec(text);
  return cut && cut.index > 0 ? cut.index : text.length;
}

/** "His Excellency", "Her Royal Highness" */
const style = /^(?:His|Her) (?:\p{Lu}\p{L}+ )?\p{Lu}\p{L}+$/u;

/** "Mr.", "General": words that stand before a name. */
function isCourtesy(words: string): boolean {
  return words
    .trim()
    .split(' ')
    .every((word) => word === '' || isHonorific(word));
}

function skipSpace(text: string, start: number): number {
  return start + /^ */.exec(text.slice(start))![0].length;
}

/** "(OSD)" → "OSD" */
function withoutBrackets(text: string): string {
  return /^[([]([^()[\]]*)[)\]]$/.exec(text)?.[1] ?? text;
}
