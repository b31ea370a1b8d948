import type { MemconRecord } from '../../model/record.ts';
import { el, teiNamespace, writeXml } from '../xml.ts';
import { isStructural, writeFrusTei, type FrusOptions, type TeiText } from './write.ts';

export interface FrusVolumeOptions extends Pick<FrusOptions, 'furniture' | 'findings'> {
  readonly title?: string;
}

/**
 * A TEI document around the records, a piece at a time: all pieces joined are the document. Documents are numbered
 * in the order given, `d1`, `d2` and so on.
 */
export function* writeFrusVolume(
  records: Iterable<MemconRecord>,
  { title, ...options }: FrusVolumeOptions = {},
): Generator<TeiText> {
  const header = el(
    'teiHeader',
    {},
    el(
      'fileDesc',
      {},
      el('titleStmt', {}, el('title', {}, title ?? 'Memoranda of conversation')),
      el('publicationStmt', {}, el('p', {}, 'Unpublished')),
      el('sourceDesc', {}, el('p', {}, 'Read from the papers that each document’s source note names')),
    ),
  );
  yield {
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="${teiNamespace}">\n${writeXml(header, isStructural).xml}\n<text>\n<body>\n`,
    losses: [],
  };
  let number = 0;
  for (const record of records) {
    number += 1;
    const { xml, losses } = writeFrusTei(record, { ...options, id: `d${number}`, number: String(number) });
    yield { xml: `${xml.replace(` xmlns="${teiNamespace}"`, '')}\n`, losses };
  }
  // A body holds something, if no document then an empty block.
  yield { xml: `${number === 0 ? '<ab/>\n' : ''}</body>\n</text>\n</TEI>\n`, losses: [] };
}
