import type { Library } from './offices.ts';
import { sources } from './sources.ts';

export type CaseHolder = Library | 'ISCAP' | 'State Department' | 'CIA';

/** How a library or agency numbers its cases. A sample is made up; its form is not. */
export interface CaseFormat {
  readonly holder: CaseHolder;
  readonly pattern: RegExp;
  readonly sample: string;
  readonly inWords: string;
  readonly source: string;
  readonly doubt?: string;
}

export const caseFormats: readonly CaseFormat[] = [
  {
    holder: 'ISCAP',
    pattern: /^(?:199[6-9]|20\d\d)-\d{3}$/,
    sample: '2011-903',
    inWords: 'YYYY-NNN',
    source: sources.releases1990s,
  },
  {
    holder: 'Nixon',
    pattern: /^NLN\s?(?:MDR\s)?\d{2,4}[-/ ]\d+/i,
    sample: 'NLN 04-17',
    inWords: 'NLN YY-NN',
    source: sources.arithmetic,
    doubt: 'The form.',
  },
  {
    holder: 'Ford',
    pattern: /^(?:NLF[-\s]{1,3})?MR\s?\d{2}-\d{1,4}(?:,?\s?#\s?\d+)?$/i,
    sample: 'MR 03-44 #2',
    inWords: 'MR YY-NN #N',
    source: sources.fordMemcon,
  },
  {
    holder: 'Carter',
    pattern: /^NLC-\d+(?:-\d+){3,4}$/i,
    sample: 'NLC-17-25-3-6-1',
    inWords: 'NLC-NN-NN-N-N-N',
    source: sources.arithmetic,
    doubt: 'The form.',
  },
  {
    holder: 'Reagan',
    pattern: /^(?:NLR-\d{3}-\d+[A-Z]?-\d+-\d+-\d|NL(?:RR|S)\s?[FMS]\d{2}[-/#\s\d]*)$/i,
    sample: 'NLR-101-12C-3-4-5',
    inWords: 'NLR-NNN-NNA-N-N-N or NLRR FNN-NNN',
    source: sources.frusNotes,
    doubt: 'The forms NLRR and NLS.',
  },
  {
    holder: 'G. H. W. Bush',
    pattern: /^\d{4}-\d{4}-(?:F|S|MR)\s?(?:\(\d+(?:\.\d+)?\))?$/i,
    sample: '2003-1234-MR(77)',
    inWords: 'YYYY-NNNN-F or YYYY-NNNN-MR(NNN)',
    source: sources.restrictionKey,
  },
  {
    holder: 'Clinton',
    // The item's number within a case stands in brackets on many release stamps: 2005-0123-M (1.04).
    pattern: /^\d{4}-\d{4}-[FMS](?:-\d+)?\s?(?:\(\d+(?:\.\d+)?\))?$/i,
    sample: '2005-0123-M (1.04)',
    inWords: 'YYYY-NNNN-F or YYYY-NNNN-M (N.NN)',
    source: `${sources.naraNotices}; release stamps of the Clinton Library`,
  },
  {
    holder: 'G. W. Bush',
    pattern: /^\d{4}-\d{4}-[FMPS](?:-\d+)?\s?(?:\(\d+(?:\.\d+)?\))?$/i,
    sample: '2015-0001-F',
    inWords: 'YYYY-NNNN-F',
    source: sources.arithmetic,
    doubt: 'The form.',
  },
  {
    holder: 'State Department',
    pattern: /^[FM][LP]?-\d{4}-\d{5}$/i,
    sample: 'F-2004-00321',
    inWords: 'F-YYYY-NNNNN or M-YYYY-NNNNN',
    source: sources.telcons1993,
  },
  {
    holder: 'CIA',
    pattern: /^CIA-RDP\d{2}[A-Z0-9]?-?\w+-\d$/i,
    sample: 'CIA-RDP71-00001A000100010001-1',
    inWords: 'CIA-RDPNN…-N',
    source: sources.eo10501Notice,
  },
];
