import type { At, Region } from '../../model/position.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, el, elementsOf } from '../xml.ts';

/**
 * Places on the paper as zones of a facsimile: a `surface` for each page, a `zone` for each place. A zone's `n` is
 * the line, `#char=0,85` (RFC 5147) the span of the page's text, `type` the resolution that its pixels are in.
 */
export class Zones {
  readonly #zones: { readonly key: string; readonly page: number; readonly zone: XmlElement }[] = [];
  readonly #ids = new Map<string, string>();
  readonly #labels: ReadonlyMap<number, string>;
  #page = 0;

  /** `labels`: what is typed on the pages as their numbers. */
  constructor(labels: ReadonlyMap<number, string>) {
    this.#labels = labels;
  }

  /** A page beginning, where the text has not come to that page yet. */
  turnTo(page: number): XmlElement | null {
    if (page <= this.#page) return null;
    this.#page = page;
    return el('pb', { n: this.#labels.get(page) ?? String(page), facs: `#${surfaceId(page)}` });
  }

  /** A pointer to the zone, made if it is new. */
  pointTo(at: At): string {
    const key = JSON.stringify([at.page, at.line ?? null, at.chars ?? null, at.region ?? null]);
    const known = this.#ids.get(key);
    if (known !== undefined) return `#${known}`;
    const id = `z${this.#zones.length + 1}`;
    this.#ids.set(key, id);
    const zone = el('zone', {
      'xml:id': id,
      n: at.line === undefined ? null : String(at.line),
      corresp: at.chars ? `#char=${at.chars[0]},${at.chars[1]}` : null,
      ...(at.region && regionAttributes(at.region)),
    });
    this.#zones.push({ key, page: at.page, zone });
    return `#${id}`;
  }

  facs(...places: readonly At[]): string {
    return places.map((at) => this.pointTo(at)).join(' ');
  }

  /** The facsimile of all places pointed to; null where there is none. */
  facsimile(): XmlElement | null {
    const pages = [...new Set(this.#zones.map(({ page }) => page))].sort((a, b) => a - b);
    if (pages.length === 0) return null;
    return el(
      'facsimile',
      {},
      pages.map((page) =>
        el(
          'surface',
          { 'xml:id': surfaceId(page), n: String(page) },
          this.#zones.filter((entry) => entry.page === page).map(({ zone }) => zone),
        ),
      ),
    );
  }
}

const surfaceId = (page: number): string => `page-${page}`;

function regionAttributes({ x, y, w, h, dpi }: Region): Record<string, string> {
  return { ulx: String(x), uly: String(y), lrx: String(x + w), lry: String(y + h), type: `dpi-${dpi}` };
}

/** Zones by pointer, as another program or we wrote them. */
export class Places {
  readonly #places = new Map<string, At>();

  constructor(facsimile: XmlElement | undefined) {
    for (const surface of facsimile ? elementsOf(facsimile, 'surface') : [])
      for (const zone of descendants(surface)) {
        const id = zone.attributes['xml:id'];
        if (zone.name === 'zone' && id !== undefined)
          this.#places.set(`#${id}`, readZone(zone, Number(surface.attributes.n ?? 1)));
      }
  }

  /** All places that an element points to; the first page where it points to none. */
  of(element: XmlElement): readonly [At, ...At[]] {
    const [first, ...rest] = (element.attributes.facs ?? '')
      .split(/\s+/)
      .flatMap((pointer) => this.#places.get(pointer) ?? []);
    return first ? [first, ...rest] : [{ page: 1 }];
  }

  at(element: XmlElement): At {
    return this.of(element)[0];
  }

  pointsSomewhere(element: XmlElement): boolean {
    return element.attributes.facs !== undefined;
  }
}

function readZone({ attributes }: XmlElement, page: number): At {
  const span = /^#char=(\d+),(\d+)$/.exec(attributes.corresp ?? '');
  const [x, y, right, bottom] = ['ulx', 'uly', 'lrx', 'lry'].map((name) => Number(attributes[name]));
  const dpi = Number(/^dpi-(.+)$/.exec(attributes.type ?? '')?.[1]);
  return {
    page,
    ...(attributes.n !== undefined && { line: Number(attributes.n) }),
    ...(span && { chars: [Number(span[1]), Number(span[2])] as const }),
    ...(attributes.ulx !== undefined && {
      region: { x: x!, y: y!, w: right! - x!, h: bottom! - y!, dpi },
    }),
  };
}
