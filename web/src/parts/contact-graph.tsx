import * as Plot from '@observablehq/plot';
import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { putChart } from './draw.ts';
import { placeNames, type PlacedName } from './place-names.ts';
import type { Contact } from '../../../src/query/library.ts';

interface Dot extends PersonTies {
  readonly x: number;
  readonly y: number;
  /** Of the circle. */
  readonly radius: number;
}

interface PersonTies {
  readonly id: number;
  readonly name: string;
  records: number;
}

type Node = PersonTies & SimulationNodeDatum;

interface Tie {
  readonly source: Dot;
  readonly target: Dot;
  readonly records: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Most people that a drawing of the size can hold and still be read. */
  readonly dots: number;
}

const wide: Size = { width: 960, height: 600, dots: 60 };
const narrow: Size = { width: 340, height: 520, dots: 18 };

/** Who met whom: people are dots, conversations the lines between them. The table beside it says the same. */
export function ContactGraph({ contacts }: { readonly contacts: readonly Contact[] }) {
  const box = useRef<HTMLDivElement>(null);
  const { route } = useLocation();
  useEffect(() => {
    if (!box.current) return undefined;
    const size = box.current.clientWidth < 600 ? narrow : wide;
    const { dots, ties } = layOut(contacts, size);
    const most = Math.max(1, ...ties.map(({ records }) => records));
    const chart = Plot.plot({
      width: size.width,
      height: size.height,
      axis: null,
      // Places are in units of the drawing already, so that names can be kept apart.
      x: { domain: [0, size.width], range: [0, size.width] },
      y: { domain: [0, size.height], range: [0, size.height] },
      ariaLabel: 'Network of who took part in the same conversations',
      marks: [
        Plot.link(ties, {
          x1: ({ source }: Tie) => source.x,
          y1: ({ source }: Tie) => source.y,
          x2: ({ target }: Tie) => target.x,
          y2: ({ target }: Tie) => target.y,
          stroke: 'var(--soft)',
          strokeOpacity: 0.4,
          strokeWidth: ({ records }: Tie) => 0.5 + (4 * records) / most,
        }),
        Plot.dot(dots, {
          x: 'x',
          y: 'y',
          r: 'radius',
          fill: 'var(--accent)',
          title: ({ name, records }: Dot) => `${name}: ${records}`,
        }),
        Plot.text(placeNames(dots, size.width), {
          x: 'x',
          y: 'y',
          text: ({ of }: PlacedName<Dot>) => of.name,
          fontSize: 11,
          fontFamily: 'var(--sans)',
          fill: 'currentColor',
          stroke: 'var(--paper)',
          strokeWidth: 3,
        }),
      ],
    });
    chart.addEventListener('click', (event) => {
      const circles = [...chart.querySelectorAll('circle')];
      const dot = event.target instanceof SVGCircleElement ? dots[circles.indexOf(event.target)] : undefined;
      if (dot) route(`/people/${dot.id}`);
    });
    putChart(box.current, chart);
    return undefined;
  }, [contacts]);
  return (
    <>
      <figure class="chart graph" ref={box} />
      <p>
        <small>A name that has no room in the drawing shows when you point at its dot.</small>
      </p>
    </>
  );
}

/** Dots, those of most conversations first, and the lines between them. */
function layOut(contacts: readonly Contact[], size: Size): { dots: readonly Dot[]; ties: readonly Tie[] } {
  const nodes = new Map<number, Node>();
  const links: { readonly source: Node; readonly target: Node; readonly records: number }[] = [];
  const nodeOf = ({ id, name }: Contact['a']): Node | null => {
    const known = nodes.get(id);
    if (known) return known;
    if (nodes.size >= size.dots) return null;
    const made = { id, name, records: 0 };
    nodes.set(id, made);
    return made;
  };
  for (const { a, b, records } of contacts) {
    const [source, target] = [nodeOf(a), nodeOf(b)];
    if (!source || !target) continue;
    source.records += records;
    target.records += records;
    links.push({ source, target, records });
  }
  // Some whose only partner found no more room.
  const tied = [...nodes.values()].filter(({ records }) => records > 0);
  forceSimulation(tied)
    .force('link', forceLink(links.map((link) => ({ ...link }))).distance(size === wide ? 120 : 60))
    .force('charge', forceManyBody().strength(size === wide ? -460 : -180))
    // Names are wider than dots.
    .force('collide', forceCollide(size === wide ? 40 : 30))
    .force('center', forceCenter(size.width / 2, size.height / 2))
    // Groups without a common member stay on the sheet.
    .force('x', forceX(size.width / 2).strength(0.06))
    .force('y', forceY(size.height / 2).strength(0.09))
    .stop()
    .tick(300);
  const dots = new Map(fit(tied, size).map((dot) => [dot.id, dot]));
  return {
    dots: [...dots.values()].sort((a, b) => b.records - a.records),
    ties: links.map(({ source, target, records }) => ({
      source: dots.get(source.id)!,
      target: dots.get(target.id)!,
      records,
    })),
  };
}

/** Moves and stretches the layout so that it fills the sheet, with room for names at its edges. */
function fit(nodes: readonly Node[], { width, height }: Size): readonly Dot[] {
  const inset = { x: width / 10, y: 30 };
  const along = (axis: 'x' | 'y', length: number): ((node: Node) => number) => {
    const values = nodes.map((node) => node[axis] ?? 0);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const room = length - 2 * inset[axis];
    return (node) =>
      most === least ? length / 2 : inset[axis] + (((node[axis] ?? 0) - least) / (most - least)) * room;
  };
  const [xOf, yOf] = [along('x', width), along('y', height)];
  return nodes.map((node) => ({
    id: node.id,
    name: node.name,
    records: node.records,
    x: xOf(node),
    y: yOf(node),
    radius: 3 + Math.sqrt(node.records) / 2,
  }));
}
