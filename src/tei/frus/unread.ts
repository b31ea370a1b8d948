import type { XmlElement } from '../xml.ts';
import { isElement } from '../xml.ts';
import { plainText } from './flow.ts';

interface Unread {
  readonly what: string;
  /** Whether this element, a child of that parent, says what a record has no place for. */
  readonly isIn: (element: XmlElement, parent: XmlElement, among: Among) => boolean;
}

/** An element among what its parent holds. */
interface Among {
  /** No text stands before it. */
  readonly isFirst: boolean;
  /** No text stands beside it. */
  readonly isAlone: boolean;
  /** The text right before it. */
  readonly before: string;
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
    isIn: ({ name }, _, { isFirst }) =>
      /^(?:unclear|gap|space|supplied|add|sic|corr)$/.test(name) || (name === 'del' && !isFirst),
  },
  {
    what: 'names of the pictures of pages',
    isIn: ({ name, attributes }) => name === 'pb' && 'facs' in attributes,
  },
];

/** Not what a heading, a signature or a withheld passage is set in, or a heading that a paragraph opens with. */
function isEmphasis(element: XmlElement, { name }: XmlElement, { isFirst, isAlone, before }: Among): boolean {
  if (element.name !== 'hi' || !text.has(name) || name === 'hi' || before.endsWith('[')) return false;
  return isAlone ? name === 'note' : !(isFirst && /[.:—]$/.test(plainText(element)));
}

const textless: ReadonlySet<string> = new Set(['note', 'pb', 'lb']);

/** One sentence for a document whose record does not hold all of its markup. */
export function unreadIn(document: XmlElement): string[] {
  const found = new Set<string>();
  const walk = (parent: XmlElement): void => {
    const bearing = parent.children.filter((node) =>
      isElement(node) ? !textless.has(node.name) : node.trim() !== '',
    );
    for (const [i, child] of parent.children.entries()) {
      // A signature's markup has its own rules.
      if (!isElement(child) || child.name === 'closer') continue;
      const isFirst = bearing[0] === child;
      const previous = parent.children[i - 1];
      const before = typeof previous === 'string' ? previous : '';
      const among = { isFirst, isAlone: isFirst && bearing.length === 1, before };
      for (const { what, isIn } of unread)
        if (!found.has(what) && isIn(child, parent, among)) found.add(what);
      walk(child);
    }
  };
  walk(document);
  const all = unread.filter(({ what }) => found.has(what)).map(({ what }) => what);
  return all.length === 0 ? [] : [`Of the edition’s markup the record does not keep ${all.join('; ')}.`];
}
