interface FormatWords {
  readonly title: string;
  /** One sentence. */
  readonly says: string;
}

interface FormatGroup {
  readonly title: string;
  readonly formats: Readonly<Record<string, FormatWords>>;
}

/** The forms that records go out in, by what readers do with them. */
export const exportGroups: readonly FormatGroup[] = [
  {
    title: 'To read and to cite',
    formats: {
      docx: {
        title: 'Word document',
        says: 'A reading copy in the form of a memorandum, for word processors.',
      },
      markdown: { title: 'Markdown', says: 'Plain text with light markup, for notes.' },
      pdf: { title: 'Searchable PDF', says: 'The scan itself, with our reading as its text layer.' },
      citation: {
        title: 'Citations',
        says: 'A formatted citation of each record, in a style of your choice.',
      },
      'source-note': { title: 'Source notes', says: 'As documentary editions print them under a document.' },
      bibtex: { title: 'BibTeX', says: 'Citations for LaTeX.' },
      ris: { title: 'RIS', says: 'Citations for reference managers.' },
      'csl-json': { title: 'CSL JSON', says: 'Citations for Zotero, Pandoc and other programs.' },
    },
  },
  {
    title: 'To edit and to publish',
    formats: {
      frus: {
        title: 'TEI, FRUS edition',
        says: 'A volume in the conventions of Foreign Relations of the United States.',
      },
      tei: { title: 'TEI', says: 'TEI P5 that holds all of a record, doubts and findings included.' },
      iiif: { title: 'IIIF manifest', says: 'Page images, transcript and contents for any IIIF viewer.' },
      hocr: { title: 'hOCR', says: 'Pages with the boxes of their words, as HTML.' },
      alto: { title: 'ALTO', says: 'Pages with the boxes of their words, as libraries keep them.' },
    },
  },
  {
    title: 'To count and to compute',
    formats: {
      csv: { title: 'CSV table', says: 'One table of your choice, for spreadsheets.' },
      'csv-package': {
        title: 'All tables, CSV',
        says: 'Records, people, paragraphs, marks and findings, with a data package that describes them.',
      },
      'jsonl-package': { title: 'All tables, JSON lines', says: 'The same tables, one row a line.' },
      'parquet-package': {
        title: 'All tables, Parquet',
        says: 'The same tables for DuckDB, pandas, R and Arrow.',
      },
      jsonl: { title: 'Records as JSON lines', says: 'Each record whole, one a line.' },
    },
  },
];
