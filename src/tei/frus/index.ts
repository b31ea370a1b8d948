import type { MemconRecord } from '../../model/record.ts';
import type { TeiFault } from '../parse.ts';
import { findElements } from '../parse.ts';
import { firstOf, isElement, textOf } from '../xml.ts';
import type { Pages } from './flow.ts';
import { closeUp, labelPage } from './flow.ts';
import type { TeiSource } from './read.ts';
import { readDocument } from './read.ts';

export interface TeiReading {
  readonly records: readonly MemconRecord[];
  readonly faults: readonly TeiFault[];
}

/**
 * The documents of a FRUS volume, or of one `<div type="document">`, a document at a time: memory holds one
 * document's elements, whatever the volume's size. Ends at the first fault, which comes last.
 */
export function* readFrusDocuments(text: string, source: TeiSource): Generator<MemconRecord | TeiFault> {
  let volume = volumeOf(source.name);
  let shift: number | null = null;
  let ordinal = 0;
  const found = findElements(
    text,
    (name, attributes) =>
      name === 'publicationStmt' || (name === 'div' && attributes.type?.startsWith('document') === true),
  );
  for (;;) {
    const next = found.next();
    if (next.done) {
      if (next.value) yield next.value;
      else if (ordinal === 0)
        yield { message: 'No document: a FRUS volume holds <div type="document">', line: 1, column: 1 };
      return;
    }
    const { element, pagesBefore, beginning } = next.value;
    if (element.name === 'publicationStmt') {
      const id = firstOf(element, 'idno');
      if (id) volume = closeUp(textOf(id));
      continue;
    }
    // What stands before a file's first page beginning is on a page of its own, the first.
    shift ??= pagesBefore > 0 || element.children.find(isElement)?.name === 'pb' ? 0 : 1;
    const pages: Pages = {
      current: pagesBefore + shift,
      length: 0,
      labels: [],
      none: pagesBefore === 0 && shift === 1,
    };
    if (beginning) labelPage(beginning, pages);
    ordinal += 1;
    yield readDocument(element, source, volume, pages, ordinal);
  }
}

/** All documents at once. */
export function readFrusTei(text: string, source: TeiSource): TeiReading {
  const records: MemconRecord[] = [];
  const faults: TeiFault[] = [];
  for (const read of readFrusDocuments(text, source)) {
    if ('message' in read) faults.push(read);
    else records.push(read);
  }
  return { records, faults };
}

/** `frus1961-63v04-d12.xml` is a document of the volume `frus1961-63v04`. */
function volumeOf(name: string): string {
  return name
    .replace(/^.*[\\/]/, '')
    .replace(/\.xml$/i, '')
    .replace(/-d\d+\w*$/, '');
}
