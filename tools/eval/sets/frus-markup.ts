import { closeUp, plainText } from '../../../src/tei/frus/flow.ts';
import type { XmlElement } from '../../../src/tei/xml.ts';
import { descendants, elementsOf, isElement } from '../../../src/tei/xml.ts';
import type { ListCheck } from '../lists.ts';
import { checkList } from '../lists.ts';
import type { GoldParagraph, GoldPerson } from './frus-conventions.ts';

/*
 * What a document's markup says to a program that knows nothing of our reader: the elements alone, by the rules that the
 * gold was made by. It tells whether what we write is the edition's encoding, and not only what our reader makes of it.
 */

/** Of the edition's lists, those whose items are no paragraphs. */
const headLists: ReadonlySet<string> = new Set(['participants', 'subject', 'from', 'to', 'references']);

interface KeyedPerson {
  readonly raw: string;
  /** The first name that is tagged; null where none is. */
  readonly name: string | null;
  readonly side: string | null;
}

/** Four lists: entries of participants, their sides, labels of speakers, and paragraphs with their labels. */
export function checkMarkup(
  gold: { readonly participants: readonly GoldPerson[]; readonly paragraphs: readonly GoldParagraph[] },
  written: XmlElement,
): ListCheck[] {
  // What stands in brackets is the editors', and the gold has no entry for it.
  const people = peopleIn(written).filter(({ raw }) => !/^\[.*\]$/.test(raw));
  const paragraphs = paragraphsIn(written);
  const expected = gold.participants.map(({ raw, name }) => `${raw} = ${name}`);
  const spoken = ({ speaker, text }: GoldParagraph): string =>
    speaker === null ? text : `${speaker}: ${text}`;
  return [
    checkList(
      'markup: participants',
      expected,
      people.map(({ raw, name }, i) => `${raw} = ${name ?? gold.participants[i]?.name ?? ''}`),
    ),
    checkList(
      'markup: sides',
      gold.participants.map(({ side }) => sideOf(side ?? null)),
      people.map(({ side }) => sideOf(side)),
    ),
    checkList(
      'markup: speakers',
      gold.paragraphs.flatMap(({ speaker }) => speaker ?? []),
      paragraphs.flatMap(({ speaker }) => speaker ?? []),
    ),
    checkList('markup: paragraphs', gold.paragraphs.map(spoken).map(closeUp), paragraphs.map(spoken)),
  ];
}

function sideOf(side: string | null): string {
  return (side ?? '—').replace(/ participants\b/i, '').replace(/[\s:—]+$/, '');
}

function peopleIn(document: XmlElement): KeyedPerson[] {
  const people: KeyedPerson[] = [];
  const walk = (list: XmlElement, outer: string | null): void => {
    let side = outer;
    for (const child of elementsOf(list)) {
      const text = plainText(child);
      if (child.name === 'head' && !/^(?:participants?\b|present)/i.test(text)) side = text;
      if (child.name !== 'item') continue;
      const inner = elementsOf(child, 'list');
      for (const part of inner) walk(part, side);
      if (inner.length > 0) continue;
      const name = [...descendants(child)].find((element) => element.name === 'persName');
      people.push({ raw: text, name: name ? plainText(name) : null, side });
    }
  };
  for (const element of descendants(document))
    if (element.name === 'list' && element.attributes.type === 'participants') walk(element, null);
  return people;
}

/** Every `p`, and every item of a list but those of the paper's head; none within a note or a signature. */
function paragraphsIn(document: XmlElement): GoldParagraph[] {
  const paragraphs: GoldParagraph[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of element.children.filter(isElement)) {
      if (child.name === 'note' || child.name === 'closer') continue;
      if (child.name === 'list' && headLists.has(child.attributes.type ?? '')) continue;
      const isLeaf = child.name === 'item' && elementsOf(child, 'list').length === 0;
      if (child.name === 'p' || isLeaf) paragraphs.push(spokenIn(child));
      else walk(child);
    }
  };
  walk(document);
  return paragraphs;
}

/** A tagged name with a colon behind it, at the opening: "Mr. <persName>Calder</persName> (laughing): …". */
function spokenIn(paragraph: XmlElement): GoldParagraph {
  const whole = plainText(paragraph);
  let opening = '';
  for (const node of paragraph.children) {
    if (!isElement(node)) opening += node;
    else if (node.name === 'persName') {
      const speaker = closeUp(opening + plainText(node));
      const colon = /^\s*(?:\[[^\]]*\])?\s*(?:\([^()]*\))?\s*:\s*/.exec(whole.slice(speaker.length));
      if (!colon || speaker.length > 80 || /[.,;] [a-z]|\bsaid\b/.test(opening)) break;
      return { speaker, text: whole.slice(speaker.length + colon[0].length) };
    } else if (node.name === 'del') opening = '';
    else break;
  }
  return { speaker: null, text: whole };
}
