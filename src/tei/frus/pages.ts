import type { XmlElement } from '../xml.ts';
import { el } from '../xml.ts';

/** Page beginnings of one document. */
export interface PageTurner {
  /** The page that the writer is on. */
  current: number;
  /** The page of the document that `current` counts from. */
  readonly first: number;
  /** `xml:id` of the document. */
  readonly id: string;
  readonly labels: ReadonlyMap<number, string>;
  /** The pages are a paper's own, not those of a printed volume. */
  readonly facsimile: boolean;
}

/**
 * A page's beginning, with the name that the series gives to a document's own page images: `d5-02`. A page that bears
 * no number has its count in brackets.
 */
export function pageBeginning(page: number, { first, id, labels, facsimile }: PageTurner): XmlElement {
  const count = page - first + 1;
  const name = `${id}-${String(count).padStart(2, '0')}`;
  return el('pb', {
    n: labels.get(page) ?? `[${count}]`,
    'xml:id': name,
    facs: name,
    type: facsimile || !labels.has(page) ? 'facsimile' : null,
  });
}

/** `pb` elements from the page that the writer is on to the one given. */
export function turnTo(page: number, turner: PageTurner): XmlElement[] {
  const turned: XmlElement[] = [];
  while (turner.current < page) {
    turner.current += 1;
    turned.push(pageBeginning(turner.current, turner));
  }
  return turned;
}
