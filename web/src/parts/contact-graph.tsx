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
import type { Contact } from '../../../src/query/library.ts';

interface Dot extends SimulationNodeDatum {
  readonly id: number;
  readonly name: string;
  records: number;
}

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
      inset: 30,
      insetLeft: size === wide ? 80 : 45,
      insetRight: size === wide ? 80 : 45,
      ariaLabel: 'Network of who took part in the same conversations',
      marks: [
        Plot.link(ties, {
          x1: ({ source }: Tie) => source.x ?? 0,
          y1: ({ source }: Tie) => source.y ?? 0,
          x2: ({ target }: Tie) => target.x ?? 0,
          y2: ({ target }: Tie) => target.y ?? 0,
          stroke: 'var(--soft)',
          strokeOpacity: 0.4,
          strokeWidth: ({ records }: Tie) => 0.5 + (4 * records) / most,
        }),
        Plot.dot(dots, {
          x: (dot: Dot) => dot.x ?? 0,
          y: (dot: Dot) => dot.y ?? 0,
          r: ({ records }: Dot) => 3 + Math.sqrt(records),
          fill: 'var(--accent)',
          title: ({ name, records }: Dot) => `${name}: ${records}`,
        }),
        ...[-11, 12].map((dy) =>
          Plot.text(
            dots.filter((dot) => dy < 0 === isUpper(dot, ties)),
            {
              x: (dot: Dot) => dot.x ?? 0,
              y: (dot: Dot) => dot.y ?? 0,
              text: 'name',
              dy,
              fontSize: 11,
              fontFamily: 'var(--sans)',
              fill: 'currentColor',
              stroke: 'var(--paper)',
              strokeWidth: 3,
            },
          ),
        ),
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
  return <figure class="chart graph" ref={box} />;
}

/** Whether those that a dot is tied to lie below it (y grows upwards): its name then stands above it, out of the lines. */
function isUpper(dot: Dot, ties: readonly Tie[]): boolean {
  const others = ties.flatMap(({ source, target }) =>
    source === dot ? [target] : target === dot ? [source] : [],
  );
  const mean = others.reduce((sum, { y = 0 }) => sum + y, 0) / Math.max(1, others.length);
  return (dot.y ?? 0) >= mean;
}

function layOut(contacts: readonly Contact[], size: Size): { dots: readonly Dot[]; ties: readonly Tie[] } {
  const dots = new Map<number, Dot>();
  const ties: Tie[] = [];
  const dotOf = ({ id, name }: Contact['a']): Dot | null => {
    const known = dots.get(id);
    if (known) return known;
    if (dots.size >= size.dots) return null;
    const made = { id, name, records: 0 };
    dots.set(id, made);
    return made;
  };
  for (const { a, b, records } of contacts) {
    const [source, target] = [dotOf(a), dotOf(b)];
    if (!source || !target) continue;
    source.records += records;
    target.records += records;
    ties.push({ source, target, records });
  }
  const nodes = [...dots.values()];
  forceSimulation(nodes)
    .force('link', forceLink(ties.map((tie) => ({ ...tie }))).distance(size === wide ? 120 : 60))
    .force('charge', forceManyBody().strength(size === wide ? -460 : -180))
    // Names are wider than dots.
    .force('collide', forceCollide(size === wide ? 40 : 30))
    .force('center', forceCenter(size.width / 2, size.height / 2))
    // Groups without a common member stay on the sheet.
    .force('x', forceX(size.width / 2).strength(0.06))
    .force('y', forceY(size.height / 2).strength(0.09))
    .stop()
    .tick(300);
  return { dots: nodes, ties };
}
