import type { HeadingLayout, ListItem, ParagraphLayout } from '../../model/body.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el, isElement } from '../xml.ts';
import { enclosureId } from './gather.ts';

/** A part of the body as it is written, before lists, tables and enclosures are put around it. */
export interface Piece {
  readonly node: XmlNode;
  readonly layout?: ParagraphLayout | HeadingLayout;
  /** Heading of the list that the item opens. */
  readonly head?: XmlElement;
}

/** A document's body in its places. */
export interface Arranged {
  /** Lines over the text (`seg`), for the document's opener. */
  readonly lines: readonly XmlElement[];
  readonly main: readonly XmlNode[];
  /** Enclosures: a `div` of the type `section` each, with the pages that begin between them. */
  readonly enclosures: readonly XmlElement[];
}

/**
 * Lists and tables around their items and rows, enclosures around what comes with them. Lines and titles are so where
 * TEI has a place for them, before all else in the document or the enclosure; elsewhere they are paragraphs that are set as
 * headings. An enclosure without a title is none.
 */
export function arrange(pieces: readonly Piece[], id: string): Arranged {
  const starts = enclosuresIn(pieces);
  const [end = pieces.length] = starts;
  const first = pieces.findIndex((piece) => isText(piece.node) && piece.layout?.as !== 'line');
  const lead = first < 0 ? end : Math.min(first, end);
  const lines = pieces.slice(0, lead).flatMap((piece) => (isLine(piece) ? [lineOf(piece)] : []));
  const others = pieces.slice(0, end).filter((piece, i) => i >= lead || !isLine(piece));
  return {
    lines,
    main: grouped(others),
    enclosures: starts.flatMap((start, n) => {
      const own = pieces.slice(start, starts[n + 1]);
      const last = own.findLastIndex(({ node }) => isText(node)) + 1;
      const behind = own.slice(last).flatMap(({ node }) => (isElement(node) ? [node] : []));
      return [enclosureOf(own.slice(0, last), enclosureId(id, n + 1)), ...behind];
    }),
  };
}

/** Where enclosures begin that have their title before their text. */
function enclosuresIn(pieces: readonly Piece[]): number[] {
  const seen = new Set<number>();
  return pieces.flatMap(({ layout }, start) => {
    const enclosure = layout && 'enclosure' in layout ? layout.enclosure : undefined;
    if (enclosure === undefined || seen.has(enclosure)) return [];
    seen.add(enclosure);
    const next = pieces.slice(start).find((piece) => isText(piece.node) && !isLine(piece));
    return next?.layout?.as === 'title' && next.layout.enclosure === enclosure ? [start] : [];
  });
}

function enclosureOf(pieces: readonly Piece[], id: string): XmlElement {
  const title = pieces.findIndex(({ layout }) => layout?.as === 'title');
  const isTop = (piece: Piece, i: number): boolean => i === title || isLine(piece) || !isText(piece.node);
  const end = pieces.findIndex((piece, i) => !isTop(piece, i));
  const top = pieces.slice(0, end < 0 ? pieces.length : end);
  const content: XmlNode[] = [];
  for (const [i, piece] of top.entries()) {
    const last = content.at(-1);
    if (i === title) content.push(el('head', {}, childrenOf(piece.node)));
    else if (!isLine(piece)) content.push(piece.node);
    else if (last !== undefined && isElement(last) && last.name === 'opener')
      content[content.length - 1] = { ...last, children: [...last.children, lineOf(piece)] };
    else content.push(el('opener', {}, lineOf(piece)));
  }
  return el('div', { type: 'section', 'xml:id': id }, content, grouped(pieces.slice(top.length)));
}

function isLine({ node, layout }: Piece): boolean {
  return layout?.as === 'line' && isText(node);
}

function lineOf({ node }: Piece): XmlElement {
  return el('seg', {}, childrenOf(node));
}

function childrenOf(node: XmlNode): readonly XmlNode[] {
  return isElement(node) ? node.children : [node];
}

function isText(node: XmlNode): boolean {
  return !isElement(node) || node.name !== 'pb';
}

function grouped(pieces: readonly Piece[]): XmlNode[] {
  const nodes: XmlNode[] = [];
  for (let i = 0; i < pieces.length;) {
    const { node, layout } = pieces[i]!;
    let end = i + 1;
    if (layout?.as === 'row') {
      end = runEnd(pieces, i, (other) => other?.as === 'row' && other.table === layout.table);
      nodes.push(
        el(
          'table',
          {},
          pieces.slice(i, end).map((piece) => piece.node),
        ),
      );
    } else if (layout?.as === 'item') {
      end = runEnd(pieces, i, (other) => other?.as === 'item' && other.list === layout.list);
      nodes.push(...listsOf(pieces.slice(i, end), 1));
    } else nodes.push(node);
    i = end;
  }
  return nodes;
}

/** The end of a run of pieces that are alike; pages that begin within it do not end it. */
function runEnd(
  pieces: readonly Piece[],
  start: number,
  isAlike: (layout: Piece['layout']) => boolean,
): number {
  let end = start + 1;
  for (let i = end; i < pieces.length; i++) {
    const { node, layout } = pieces[i]!;
    if (isAlike(layout)) end = i + 1;
    else if (isText(node)) break;
  }
  return end;
}

/** White space on both sides of a page's beginning, as the edition has it between elements of an item. */
function apart(nodes: readonly XmlNode[]): XmlNode[] {
  return nodes.flatMap((node, i) =>
    i > 0 && !(isText(node) && isText(nodes[i - 1]!)) ? [' ', node] : [node],
  );
}

/** Items, and pages that begin between them, as lists: a new one where an item opens with a heading; deeper ones within items. */
function listsOf(pieces: readonly Piece[], level: number): XmlNode[] {
  const lists: XmlNode[] = [];
  let inner: Piece[] = [];
  let items: XmlNode[] = [];
  let type: string | undefined;
  const closeInner = (): void => {
    if (inner.length === 0) return;
    const end = inner.findLastIndex(({ node }) => isText(node)) + 1;
    const deeper = apart(listsOf(inner.slice(0, end), level + 1));
    const behind = inner.slice(end).map(({ node }) => node);
    const last = items.at(-1);
    if (last !== undefined && isElement(last) && last.name === 'item')
      items[items.length - 1] = { ...last, children: [...last.children, ...deeper] };
    else items.push(el('item', {}, deeper));
    items.push(...behind);
    inner = [];
  };
  const close = (): void => {
    closeInner();
    // A list neither begins nor ends with a page's beginning.
    const first = items.findIndex(isText);
    const last = items.findLastIndex(isText) + 1;
    if (first < 0) lists.push(...items);
    else
      lists.push(
        ...items.slice(0, first),
        el('list', { type }, items.slice(first, last)),
        ...items.slice(last),
      );
    items = [];
  };
  for (const piece of pieces) {
    const layout = piece.layout as ListItem | undefined;
    if ((layout?.level ?? level + Number(inner.length > 0)) > level) {
      inner.push(piece);
      continue;
    }
    closeInner();
    if (layout && (piece.head || (items.length > 0 && layout.type !== type))) close();
    if (layout) type = layout.type;
    if (piece.head) items.push(piece.head);
    items.push(piece.node);
  }
  close();
  return lists;
}
