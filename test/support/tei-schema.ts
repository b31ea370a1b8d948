import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as libxml2 from 'libxml2-wasm';
import { findShared } from '../../tools/eval/shared.ts';

/** Reads the text as XML with a parser that is not ours; throws where it is not well-formed. */
export function parseXml(xml: string): void {
  libxml2.XmlDocument.fromString(xml).dispose();
}

/** Throws where the document is not valid. */
export type Validate = (xml: string) => void;

/** Our own schemas of what we write. */
export function openOwnSchema(flavour: 'frus' | 'general'): Validate {
  return openSchema(join(import.meta.dirname, '..', '..', 'docs', 'schemas', `${flavour}.rng`));
}

/** `tei_all`, the schema of all of TEI P5, which is kept with the shared material outside the repository; null where that is absent. */
export function openTeiSchema(): Validate | null {
  const shared = findShared();
  const path = shared && join(shared, 'reference', 'tei_all.rng');
  return path && existsSync(path) ? openSchema(path) : null;
}

function openSchema(path: string): Validate {
  const schema = libxml2.RelaxNGValidator.fromDoc(libxml2.XmlDocument.fromBuffer(readFileSync(path)));
  return (xml) => {
    const document = libxml2.XmlDocument.fromString(xml);
    try {
      schema.validate(document);
    } finally {
      document.dispose();
    }
  };
}

/** A TEI document around one document of the edition. */
export function wrapDocument(div: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Test</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>${div}</body></text></TEI>`;
}
