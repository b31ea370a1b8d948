import type { HeadingLayout, Paragraph, ParagraphLayout } from '../../model/body.ts';
import type { XmlElement } from '../xml.ts';

/*
 * A layout as `rend`, which holds words: "item list:2 level:1 type:to heading:3", "row table:1 cells:0,7,9", "run-in
 * heading:12", "title enclosure:1".
 */

export function rendOf(layout: ParagraphLayout | HeadingLayout | undefined): string | null {
  if (!layout) return null;
  const { as, ...members } = layout;
  return [as, ...Object.entries(members).map(([name, value]) => `${name}:${String(value)}`)].join(' ');
}

export function paragraphLayoutOf({ attributes }: XmlElement): Pick<Paragraph, 'layout'> {
  const { as, text, number } = wordsIn(attributes.rend);
  const heading = number('heading');
  if (as === 'run-in') return { layout: { as, heading: heading ?? 1 } };
  if (as === 'row') {
    const cells = text('cells') ?? '';
    return {
      layout: { as, table: number('table') ?? 1, cells: cells === '' ? [] : cells.split(',').map(Number) },
    };
  }
  if (as !== 'item') return {};
  const type = text('type');
  return {
    layout: {
      as,
      list: number('list') ?? 1,
      level: number('level') ?? 1,
      ...(type !== undefined && { type }),
      ...(heading !== undefined && { heading }),
    },
  };
}

export function headingLayoutOf({ attributes }: XmlElement): { layout?: HeadingLayout } {
  const { as, number } = wordsIn(attributes.rend);
  const enclosure = number('enclosure');
  if (as !== 'line' && as !== 'title') return {};
  return { layout: { as, ...(enclosure !== undefined && { enclosure }) } };
}

interface Words {
  readonly as: string;
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
}

function wordsIn(rend = ''): Words {
  const [as = '', ...members] = rend.split(' ');
  const named = new Map(members.map((member) => member.split(':') as [string, string]));
  const text: Words['text'] = (name) => named.get(name);
  return { as, text, number: (name) => (named.has(name) ? Number(named.get(name)) : undefined) };
}
