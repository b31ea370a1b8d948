import type { XmlElement, XmlNode } from '../xml.ts';
import { descendants, elementsOf, firstOf, isElement, textOf } from '../xml.ts';
import {
  frusElements,
  frusForbidden,
  frusMilestones,
  frusNeverEmpty,
  frusRequired,
  frusValues,
} from './rules.ts';

/**
 * Holds a document against the edition's published rules: what breaks them, one sentence each. Pointers into lists of
 * persons and terms, which stand elsewhere in a volume, are not followed.
 */
export function checkFrusDocument(div: XmlElement): string[] {
  const breaches: string[] = [];
  const say = (message: string): void => void breaches.push(message);
  const ids = new Set<string>();
  for (const element of descendants(div)) {
    checkElement(element, say);
    checkNesting(element, say);
    checkBreaks(element, say);
    if (element.name === 'signed') checkSigned(element, say);
    const id = element.attributes['xml:id'];
    if (id !== undefined && ids.has(id)) say(`two elements have the xml:id ${id}`);
    if (id !== undefined) ids.add(id);
  }
  checkDocument(div, say);
  checkNotes(div, say);
  checkDates(div, say);
  return breaches;
}

/** Without white space at the ends, as XML knows it: a no-break space is a character of its own. */
function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

type Say = (message: string) => void;

function checkElement({ name, attributes, children }: XmlElement, say: Say): void {
  if (!frusElements.has(name)) say(`${name} is no element of the schema`);
  for (const [attribute, allowed] of Object.entries(frusValues[name] ?? {})) {
    const value = attributes[attribute];
    if (value !== undefined && !allowed.includes(value))
      say(`${name}/@${attribute} is "${value}", not one of ${allowed.join(', ')}`);
  }
  for (const attribute of frusRequired[name] ?? [])
    if (attributes[attribute] === undefined) say(`${name} lacks @${attribute}`);
  if (frusNeverEmpty.has(name) && children.every((child) => trimmed(textIn(child)) === ''))
    say(`${name} is empty`);
  if (frusMilestones.has(name) && children.length > 0) say(`${name} is not empty`);
  for (const [attribute, lead] of [
    ['corresp', 'persName'],
    ['target', 'gloss'],
  ] as const)
    if (name === lead && attributes[attribute] !== undefined && !/^[^#\s]*#\S+$/.test(attributes[attribute]))
      say(`${name}/@${attribute} "${attributes[attribute]}" points to no entry of a list`);
}

function textIn(node: XmlNode): string {
  return isElement(node) ? textOf(node) : node;
}

function checkNesting(element: XmlElement, say: Say): void {
  for (const rule of frusForbidden) {
    if (element.name !== rule.in || element.attributes.rend === 'inline') continue;
    const inner = rule.how === 'child' ? elementsOf(element) : [...descendants(element)].slice(1);
    if (inner.some(({ name }) => name === rule.element)) say(`${rule.element} stands in ${rule.in}`);
  }
}

/** A break has something before and behind it in its parent, and white space on both sides or on none. */
function checkBreaks({ name, children }: XmlElement, say: Say): void {
  for (const [i, child] of children.entries()) {
    if (!isElement(child) || !frusMilestones.has(child.name)) continue;
    const isContent = (node: XmlNode): boolean => isElement(node) || trimmed(node) !== '';
    if (!children.slice(0, i).some(isContent)) say(`${child.name} is the first in ${name}`);
    if (!children.slice(i + 1).some(isContent)) say(`${child.name} is the last in ${name}`);
    const [before, behind] = [children[i - 1], children[i + 1]];
    if (name !== 'div' && before !== undefined && behind !== undefined) {
      const open = /[ \t\r\n]$/.test(textIn(before));
      if (open !== /^[ \t\r\n]/.test(textIn(behind)))
        say(`${child.name} in ${name} has white space on one side only`);
    }
  }
}

/** A signature names a person in bold; what follows the name is in italics, on a line of its own. */
function checkSigned(signed: XmlElement, say: Say): void {
  const noted = new Set(
    [...descendants(signed)].filter(({ name }) => name === 'note').flatMap((note) => [...descendants(note)]),
  );
  const persons = [...descendants(signed)].filter(
    (element) => element.name === 'persName' && !noted.has(element),
  );
  if (persons.length === 0) say('signed holds no persName');
  for (const person of persons)
    if (!elementsOf(person, 'hi').some(({ attributes }) => attributes.rend === 'strong'))
      say('a persName in signed is not in bold');
  for (const holder of [signed, ...[...descendants(signed)].filter(({ name }) => name === 'item')]) {
    const at = holder.children.findIndex((child) => isElement(child) && child.name === 'persName');
    if (at < 0) continue;
    if (holder.children.some((child) => !isElement(child) && /[^\s\p{P}]/u.test(child)))
      say('text in signed stands outside persName and hi');
    const behind = holder.children.slice(at + 1).filter(isElement);
    if (behind.some(({ name }) => name === 'hi') !== behind.some(({ name }) => name === 'lb'))
      say('in signed, what follows the name is not on a line of its own');
  }
}

function checkDocument(div: XmlElement, say: Say): void {
  for (const element of [...descendants(div)].filter(({ name }) => name === 'div'))
    if (elementsOf(element, 'head').length !== 1) say('a div has not one head');
  const closers = elementsOf(div, 'closer');
  if (closers.length > 1) say('there is more than one closer');
  for (const closer of closers)
    if (elementsOf(closer, 'signed').length !== 1) say('a closer has not one signed');
  const number = div.attributes.n;
  if (number !== undefined && !/^(?:\d+|\[.+\])$/.test(number)) say(`the document’s number is "${number}"`);
}

function checkNotes(div: XmlElement, say: Say): void {
  const notes = [...descendants(div)].filter(({ name }) => name === 'note');
  const inline = notes.filter(({ attributes }) => attributes.rend === 'inline');
  const footnotes = notes.filter((note) => !inline.includes(note));
  let last: number | null = null;
  for (const { attributes } of footnotes) {
    const { n, 'xml:id': id } = attributes;
    if (n === undefined || id === undefined) say('a footnote lacks @n or @xml:id');
    else if (!id.startsWith(`${div.attributes['xml:id']}fn`))
      say(`the note ${id} does not begin with its document’s id`);
    if (n === undefined || !/^\d+$/.test(n)) continue;
    if (last !== null && Number(n) !== last + 1) say(`footnote ${n} follows footnote ${last}`);
    last = Number(n);
  }
  const [first] = elementsOf(div);
  const source = notes.find(({ attributes }) => attributes.type === 'source');
  if (!source) say('there is no source note');
  else if (first !== source && !/^\s*\[?Source:/.test(textOf(source)))
    say('the source note does not begin with “Source:”');
  for (const { children } of descendants(div)) checkNoteSpacing(children, say);
}

/** No white space before a footnote, but some between two. */
function checkNoteSpacing(children: readonly XmlNode[], say: Say): void {
  for (const [i, child] of children.entries()) {
    if (!isElement(child) || child.name !== 'note' || child.attributes.rend === 'inline') continue;
    const [earlier, before] = [children[i - 2], children[i - 1]];
    if (before === undefined) continue;
    if (isElement(before)) {
      if (before.name === 'note') say('two footnotes have no white space between them');
    } else if (trimmed(before) === '' && !(earlier && isElement(earlier) && earlier.name === 'note'))
      say('a footnote has white space before it');
  }
}

const day = /^\d{4}-\d\d-\d\d$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?$/;

/** Dates of the dateline: days or moments, spans whole and forward, offsets instead of letters for zones. */
function checkDates(div: XmlElement, say: Say): void {
  const dateline =
    firstOf(div, 'dateline') ??
    elementsOf(div, 'opener').flatMap((opener) => elementsOf(opener, 'dateline'))[0];
  if (!dateline) return;
  for (const { name, attributes, children } of descendants(dateline)) {
    if (name !== 'date') continue;
    if (children.every((child) => trimmed(textIn(child)) === '')) say('a date is empty');
    const { when, from, to, notBefore, notAfter } = attributes;
    if ((from === undefined) !== (to === undefined)) say('a date has only one of @from and @to');
    if ((notBefore === undefined) !== (notAfter === undefined))
      say('a date has only one of @notBefore and @notAfter');
    for (const value of [from, to, notBefore, notAfter])
      if (value !== undefined && !day.test(value) && !moment.test(value))
        say(`"${value}" is no day or moment`);
    if (when !== undefined && !day.test(when) && !moment.test(when) && !/^\d{4}(?:-\d\d)?$/.test(when))
      say(`"${when}" is no year, month, day or moment`);
    if (from !== undefined && to !== undefined && from > to) say(`a date runs from ${from} to ${to}`);
  }
}
