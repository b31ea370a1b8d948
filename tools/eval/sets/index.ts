import type { EvalDocument, SetName } from '../judged.ts';
import { frusDocuments } from './frus.ts';
import { frusXmlDocuments } from './frus-xml.ts';
import { generatedDocuments } from './generated.ts';
import { goldDocuments } from './gold.ts';
import { headerDocuments } from './headers.ts';
import { ownDocuments } from './own.ts';
import { copyDocuments, headerCopyDocuments, scanDocuments } from './scans.ts';

/** Where the sets are found: the checkout, and the corpus of real records (null: absent). */
export interface Places {
  readonly root: string;
  readonly corpus: string | null;
}

/** Documents of a set; null where the set needs the corpus, or pages to be made, and there are none. */
export function documentsOf(set: SetName, { root, corpus }: Places): EvalDocument[] | null {
  if (set === 'own') return ownDocuments(root);
  if (set === 'generated') return generatedDocuments(root);
  if (corpus === null) return null;
  switch (set) {
    case 'gold':
      return goldDocuments(corpus);
    case 'headers':
      return headerDocuments(corpus);
    case 'frus':
      return frusDocuments(corpus);
    case 'frus-xml':
      return frusXmlDocuments(corpus);
    case 'scan':
      return scanDocuments(corpus);
    case 'copies':
      return copyDocuments(corpus);
    case 'header-copies':
      return headerCopyDocuments(corpus);
  }
}
