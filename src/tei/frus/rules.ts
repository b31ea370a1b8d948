/**
 * What the FRUS edition's published rules allow in a document, as facts. Source: github.com/HistoryAtState/frus, folder
 * `schema`: `frus.odd` (commit f853a09: elements, values, prose), `frus.sch` (64f9b83) and the files that it extends,
 * `frus-id-checks.sch` (4741d2a), `frus-signatures.sch` (06ee02c), `frus-dates.sch` (5382d72).
 */

/** Elements of the schema that may stand within a document (`frus.odd`, the modules it includes). */
export const frusElements: ReadonlySet<string> = new Set([
  ...['p', 'hi', 'gloss', 'term', 'name', 'date', 'time', 'ref', 'list', 'item', 'head', 'note', 'graphic'],
  ...['pb', 'lb', 'editor', 'title', 'label', 'gap', 'unclear', 'cit', 'quote', 'bibl', 'del', 'l', 'lg'],
  ...['div', 'byline', 'dateline', 'opener', 'salute', 'closer', 'signed', 'postscript', 'figure', 'table'],
  ...['row', 'cell', 'persName', 'placeName', 'affiliation', 'orgName', 'anchor', 'seg', 'space'],
  ...['frus:attachment', 'frus:classification'],
]);

/** Closed lists of values, by element and attribute (`frus.odd`; `del` and `date/@type`: the Schematron files). */
export const frusValues: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  div: {
    type: ['document', 'chapter', 'subchapter', 'document-group', 'compilation', 'section', 'toc'],
    subtype: ['historical-document', 'editorial-note', 'referral', 'index', 'section', 'subsection'],
  },
  list: {
    type: [
      ...['participants', 'subject', 'from', 'to', 'references', 'simple'],
      ...['index', 'terms', 'names', 'toc', 'sources'],
    ],
  },
  hi: { rend: ['strong', 'italic', 'smallcaps', 'roman', 'underline', 'sub', 'superscript'] },
  p: { rend: ['flushleft', 'strong', 'italic', 'sectiontitleital', 'center', 'right'] },
  del: { rend: ['strikethrough'] },
  pb: { type: ['typeset', 'facsimile'] },
  date: {
    type: [
      'content-date',
      'conversation-or-meeting-date',
      'creation-date',
      'publication-date',
      'received-date',
    ],
  },
  note: { type: ['source', 'summary'], rend: ['inline'] },
};

/** Attributes that an element has to have (`frus.odd`; notes within the text are exempt, see `check-rules.ts`). */
export const frusRequired: Readonly<Record<string, readonly string[]>> = {
  div: ['type', 'xml:id'],
  hi: ['rend'],
  pb: ['n', 'xml:id', 'facs'],
  del: ['rend'],
};

/** Elements that may not be empty (`frus.sch`, empty-missing-content-checks). */
export const frusNeverEmpty: ReadonlySet<string> = new Set([
  ...['p', 'gloss', 'persName', 'placeName', 'seg', 'head'],
]);

/** Elements that have to be empty, and may be neither the first nor the last in their parent (milestone-checks). */
export const frusMilestones: ReadonlySet<string> = new Set(['pb', 'lb']);

/** What may not stand in what: directly (`child`) or at any depth (`within`) (element-nesting-checks). */
export const frusForbidden: readonly {
  readonly element: string;
  readonly in: string;
  readonly how: 'child' | 'within';
}[] = [
  { element: 'note', in: 'note', how: 'within' },
  { element: 'p', in: 'list', how: 'child' },
  { element: 'table', in: 'list', how: 'within' },
  { element: 'div', in: 'frus:attachment', how: 'child' },
  { element: 'affiliation', in: 'signed', how: 'within' },
];
