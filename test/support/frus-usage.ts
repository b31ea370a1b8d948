/** What an element may hold, and which values its attributes take; `any`: a text, number or id. */
export interface Usage {
  readonly children: readonly string[];
  readonly values: Readonly<Record<string, readonly string[] | 'any'>>;
}

const inline = ['persName', 'gloss', 'hi'];

/**
 * How the edition uses TEI in its documents, as far as we write it: what stands in what, and the values of types and
 * renditions. Source: its published volumes and the Schematron rules of its own schema. `del` and `fw` are TEI's;
 * the edition prints neither struck marks nor the furniture of a page.
 */
export const frusUsage: Readonly<Record<string, Usage>> = {
  div: {
    children: ['pb', 'head', 'note', 'opener', 'dateline', 'list', 'p', 'closer', 'fw'],
    values: { xmlns: 'any', type: ['document'], 'xml:id': 'any', n: 'any' },
  },
  pb: { children: [], values: { n: 'any' } },
  head: { children: [...inline, 'note'], values: {} },
  note: { children: inline, values: { n: 'any', 'xml:id': 'any', type: ['source', 'summary', 'editorial'] } },
  opener: { children: ['dateline', 'seg'], values: {} },
  dateline: { children: ['placeName', 'date', 'time'], values: {} },
  placeName: { children: [], values: {} },
  date: { children: [], values: { when: 'any', from: 'any', to: 'any' } },
  time: { children: [], values: { when: 'any', from: 'any', to: 'any' } },
  seg: { children: ['hi'], values: { rendition: ['#left'] } },
  list: { children: ['head', 'item'], values: { type: ['participants', 'subject'] } },
  item: { children: [...inline, 'list'], values: {} },
  p: { children: [...inline, 'del', 'pb', 'note'], values: { rend: ['sectiontitleital'] } },
  del: { children: [], values: { rend: ['strikethrough'] } },
  hi: { children: [], values: { rend: ['italic', 'smallcaps', 'strong'] } },
  persName: { children: [], values: { corresp: 'any' } },
  gloss: { children: [], values: { target: 'any' } },
  closer: { children: ['signed'], values: {} },
  signed: { children: inline, values: {} },
  fw: { children: [], values: { type: 'any', n: 'any' } },
};
