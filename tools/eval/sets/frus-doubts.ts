interface Doubt {
  readonly measures: readonly string[];
  readonly why: string;
  /** Ids of the corpus's documents. */
  readonly documents: readonly string[];
}

const people = [
  ...['typed', 'name', 'title', 'role', 'side'].map((part) => `participants ${part}`),
  'markup: participants',
  'markup: sides',
];

/** Where the gold, read off the markup by rules, is not what the document shows: found by reading the documents. */
const doubts: readonly Doubt[] = [
  {
    measures: people,
    why: 'a table of participants is no participants, or one',
    documents: ['frus1948v01p2-d202', 'frus1955-57v23p2-d141'],
  },
  {
    measures: people,
    why: 'a person set in italics is a side',
    documents: ['frus1961-63v04-d83'],
  },
  {
    measures: ['participants name', 'participants title'],
    why: 'an entry of several persons is cut between them',
    documents: ['frus1952-54v01p1-d51'],
  },
  {
    measures: ['participants name', 'participants title'],
    why: 'another name in parentheses is taken for an office, without its first parenthesis',
    documents: ['frus1952-54v12p2-d399'],
  },
  {
    measures: ['speakers', 'markup: speakers'],
    why: 'a sentence, a salutation or a heading before a colon is a speaker',
    documents: ['frus1948v01p1-d18', 'frus1955-57v02-d15', 'frus1958-60v02-d376', 'frus1961-63v04-d83'],
  },
  {
    measures: ['speakers', 'markup: speakers'],
    why: 'speakers whose label names no participant, or comes once, have none',
    documents: [
      'frus1955-57v03-d198',
      'frus1961-63v05-d4',
      'frus1964-68v16-d59',
      'frus1969-76v01-d31',
      'frus1969-76v01-d96',
      'frus1969-76v03-d236',
      'frus1969-76v38p1-d50',
      'frus1969-76ve13-d53',
      'frus1969-76ve14p1-d15',
    ],
  },
  {
    measures: ['paragraphs', 'markup: paragraphs'],
    why: 'letters that the editors supply in brackets within a label are left out of the text',
    documents: ['frus1964-68v03-d223'],
  },
];

/** Whether what the gold says of one measure in this document is in doubt. */
export function isInDoubt(document: string, measure: string): boolean {
  return doubts.some(({ measures, documents }) => measures.includes(measure) && documents.includes(document));
}
