/** What lists are printed as. */
export const tableFormats = {
  pretty: { about: 'a table for the terminal' },
  json: { about: 'one JSON array' },
  csv: { about: 'CSV with a line of names (RFC 4180)' },
} as const;

export type TableFormat = keyof typeof tableFormats;
