import type { XmlElement } from '../xml.ts';
import { isElement } from '../xml.ts';
import { plainText } from './flow.ts';

interface Unread {
  readonly what: string;
  /** Whether this element, a child of that parent, says what a record has no place for. */
  readonly isIn: (element: XmlElement, parent: XmlElement) => boolean;
}

const text: ReadonlySet<string> = new Set(['p', 'item', 'cell', 'note', 'hi']);

/** What the edition's encoding says and a record has no place for. */
const unread: readonly Unread[] = [
  { what: 'emphasis within paragraphs and notes', isIn: isEmphasis },
  {
    what: 'links to terms, documents and pages',
    isIn: ({ attributes }) => attributes.target !== undefined,
  },
  {
    what: 'tags of dates, places and organisations within the text',
    isIn: ({ name }, parent) => /^(?:date|time|placeName|orgName)$/.test(name) && text.has(parent.name),
  },
  {
    what: 'labels and numbers that stand beside items of lists',
    isIn: ({ name }, { name: parent, attributes }) =>
      name === 'label' && parent === 'list' && attributes.type !== 'participants',
  },
  {
    what: 'where in a paragraph its lists and tables stand',
    isIn: ({ name }, parent) => (name === 'list' || name === 'table') && parent.name === 'p',
  },
  {
    what: 'cells over several rows or columns',
    isIn: ({ name, attributes: { rows = '1', cols = '1' } }) =>
      name === 'cell' && (rows !== '1' || cols !== '1'),
  },
  {
    what: 'how paragraphs are set (centred, flush left)',
    isIn: ({ name, attributes: { rend } }) =>
      name === 'p' && rend !== undefined && !rend.startsWith('sectiontitle'),
  },
  { what: 'block quotations and verse as such', isIn: ({ name }) => /^(?:quote|cit|lg|l)$/.test(name) },
  { what: 'pictures', isIn: ({ name }) => name === 'figure' || name === 'graphic' },
  {
    what: 'marks of what is deleted, unclear, missing or supplied',
    // At a paragraph's opening, what is struck is its portion mark.
    isIn: (element, parent) =>
      /^(?:unclear|gap|space|supplied|add|sic|corr)$/.test(element.name) ||
      (element.name === 'del' && textBefore(element, parent) !== ''),
  },
  {
    what: 'names of the pictures of pages',
    isIn: ({ name, attributes }) => name === 'pb' && 'facs' in attributes,
  },
];

/** Not what a heading, a signature or a withheld passage is set in, or a heading that a paragraph opens with. */
function isEmphasis(element: XmlElement, parent: XmlElement): boolean {
  if (element.name !== 'hi' || !text.has(parent.name) || parent.name === 'hi') return false;
  const own = plainText(element);
  const before = textBefore(element, parent);
  if (before === '' && /[.:—]$/.test(own)) return false;
  const isWhole = own === plainText(parent);
  return !(isWhole && parent.name !== 'note') && !before.endsWith('[');
}

function textBefore(element: XmlElement, parent: XmlElement): string {
  return plainText({ ...parent, children: parent.children.slice(0, parent.children.indexOf(element)) });
}

/** One sentence for a document whose record does not hold all of its markup. */
export function unreadIn(document: XmlElement): string[] {
  const found = new Set<string>();
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children.filter(isElement)) {
      // A signature's markup has its own rules.
      if (child.name === 'closer') continue;
      for (const { what, isIn } of unread) if (!found.has(what) && isIn(child, parent)) found.add(what);
      walk(child);
    }
  };
  walk(document);
  const all = unread.filter(({ what }) => found.has(what)).map(({ what }) => what);
  return all.length === 0 ? [] : [`Of the edition’s markup the record does not keep ${all.join('; ')}.`];
}
