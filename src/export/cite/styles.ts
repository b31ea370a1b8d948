/** Styles of citation, apart from their code: the command line names them without loading it. */
export const citationStyles = {
  'chicago-note': 'Chicago Manual of Style (17th edition), note',
  'chicago-bibliography': 'Chicago Manual of Style (17th edition), bibliography',
  apa: 'APA (7th edition), reference list',
  mla: 'MLA Handbook (9th edition), works cited',
} as const;

export type CitationStyle = keyof typeof citationStyles;
