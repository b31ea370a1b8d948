import type { MemconRecord } from '../../model/record.ts';
import { el, teiNamespace, writeXml } from '../xml.ts';
import { frusDocument, isStructural, lossesIn, type FrusOptions, type TeiText } from './write.ts';

export interface FrusVolumeOptions extends Pick<FrusOptions, 'findings'> {
  readonly title?: string;
}

/** What the edition's `rendition` points to: where a line over the text stands. */
const renditions: readonly (readonly [id: string, css: string])[] = [
  ['left', 'text-align: left;'],
  ['right', 'text-align: right;'],
];

/**
 * A TEI document around the records, a piece at a time: all pieces joined are the document. Documents are numbered
 * in the order given, `d1`, `d2` and so on.
 */
export function* writeFrusVolume(
  records: Iterable<MemconRecord>,
  { title = 'Memoranda of conversation', ...options }: FrusVolumeOptions = {},
): Generator<TeiText> {
  const header = el(
    'teiHeader',
    {},
    el(
      'fileDesc',
      {},
      el('titleStmt', {}, el('title', { type: 'complete' }, title)),
      el('publicationStmt', {}, el('p', {}, 'Unpublished')),
      el('sourceDesc', {}, el('p', {}, 'Read from the papers that each document’s source note names')),
    ),
    el(
      'encodingDesc',
      {},
      el(
        'tagsDecl',
        {},
        renditions.map(([id, css]) => el('rendition', { 'xml:id': id, scheme: 'css' }, css)),
      ),
    ),
  );
  const head = el('head', {}, title);
  yield {
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="${teiNamespace}">\n${writeXml(header, isStructural).xml}\n<text>\n<body>\n<div type="compilation" xml:id="comp1">\n${writeXml(head).xml}\n`,
    losses: [],
  };
  let number = 0;
  for (const record of records) {
    number += 1;
    const own = { ...options, id: `d${number}`, number: String(number), volume: '' };
    const document = frusDocument(record, own);
    const written = [...document.before, document.div].map((element) => writeXml(element, isStructural));
    yield {
      xml: written.map(({ xml }) => `${xml}\n`).join(''),
      losses: lossesIn(
        record,
        own,
        document,
        written.some(({ replaced }) => replaced),
      ),
    };
  }
  yield { xml: `</div>\n</body>\n</text>\n</TEI>\n`, losses: [] };
}
