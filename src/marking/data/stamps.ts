import type { Library } from './offices.ts';
import type { OrderId } from './orders.ts';
import { sources } from './sources.ts';

/**
 * What a stamp says about the record: `release`: it is open, in whole or part; `line`: one line of a release stamp; `status`: a
 * word on how much is open; `number`: a library's case or item number; `copy`: who holds the paper; `sheet`: the page is a
 * marker or withdrawal sheet and no record; `schedule`: when it was to open, typed at creation.
 */
export type StampKind = 'release' | 'line' | 'status' | 'number' | 'copy' | 'sheet' | 'schedule';

export interface StampForm {
  readonly id: string;
  readonly name: string;
  readonly kind: StampKind;
  /**
   * Groups: `order`, `section`, `case`, `document`, `date` and `extent` ("FULL", "PART") as typed; `initials` and `reviewer` of
   * who signed; `level` for a number of a group or category. White space runs are bounded, so no text makes a pattern slow.
   */
  readonly pattern: RegExp;
  /** A made-up stamp of this form. */
  readonly sample: string;
  readonly order: OrderId | null;
  readonly library: Library | null;
  /** First and last day on which the form can have been put on paper. */
  readonly from: string | null;
  readonly to: string | null;
  /** The pattern also fits inside other stamps: try it last. */
  readonly fallback: boolean;
  readonly source: string;
  readonly doubt?: string;
}

/** Pieces that stand in several stamps. OCR gives a nought for the O of `E.O.`, and on a worn stamp a Q, a C, both or nothing. */
const pieces: Readonly<Record<string, string>> = {
  '<eo>': String.raw`E[.,]?\s?[O0QCG©(]{0,2}[.,]{0,2}\s{0,3}`,
  '<day>': String.raw`\d{1,2}/\d{1,2}/\d{2,4}|[A-Z]{3,9}\.?\s{1,3}\d{1,2},?\s{1,3}\d{4}|\d{1,2}\s{1,3}[A-Z]{3,9}\.?\s{1,3}\d{4}`,
};

/** A pattern in which a blank stands for white space between words, line ends included. */
function words(source: string): RegExp {
  let pattern = source.replaceAll(' ', String.raw`\s{1,12}`);
  for (const [name, piece] of Object.entries(pieces)) pattern = pattern.replaceAll(name, piece);
  return new RegExp(pattern, 'i');
}

const form = (
  id: string,
  name: string,
  kind: StampKind,
  pattern: string,
  sample: string,
  source: string,
  more: Partial<Pick<StampForm, 'order' | 'library' | 'from' | 'to' | 'fallback' | 'doubt'>> = {},
): StampForm => ({
  id,
  name,
  kind,
  pattern: words(pattern),
  sample,
  order: null,
  library: null,
  from: null,
  to: null,
  fallback: false,
  source,
  ...more,
});

export const stampForms: readonly StampForm[] = [
  form(
    'ST-ISCAP-13526',
    'ISCAP appeal release',
    'release',
    String.raw`DECLASSIFIED UNDER AUTHORITY OF THE INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL,?\s{0,12}<eo>(?<order>13526),?\s{0,12}SECTION\s{0,12}(?<section>5\.3\s?\(b\)\s?\(\d\))[\s\S]{0,20}?ISCAP\.?\s{0,12}APPEAL\s{0,12}NO\.?\s{0,12}(?<case>(?:19|20)\d{2}-\d{3})(?:,?\s{0,12}document\s{0,12}no\.?\s{0,12}(?<document>\d{1,4}))?(?:[\s\S]{0,40}?DECLASSIFICATION DATE:\s{0,12}(?<date><day>))?`,
    'DECLASSIFIED UNDER AUTHORITY OF THE\nINTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL,\nE.O. 13526, SECTION 5.3(b)(3)\nISCAP APPEAL NO. 2011-903, document no. 7\nDECLASSIFICATION DATE: June 04, 2015',
    `${sources.releases1990s}; ${sources.cfr32part2003}`,
    { order: 'EO13526', from: '2009-12-29' },
  ),
  form(
    'ST-FORMAL-2001.25',
    'Marking in the form of the directive',
    'release',
    String.raw`\bDECLASSIFIED\b(?: BY (?<reviewer>[^\n]{1,60}?))?(?:,?\s{1,12}(?<date>(?:19|20)\d{6})\b)?`,
    'DECLASSIFIED by A. Sample, Director, 20150604',
    sources.cfr32part2001,
    { order: 'EO13526', from: '2010-06-25', fallback: true },
  ),
  form(
    'ST-NARA-12958-36',
    'Library release after mandatory review under E.O. 12958 as issued',
    'release',
    String.raw`DECLASSIFIED\s{0,12}<eo>(?<order>12958),?\s{0,12}SEC(?:T|TION)?\.?\s{0,12}(?<section>3\.6)(?:\s{0,12}(?<case>MR\s{0,3}\d{2}-\d{1,4}\s{0,3}#\s{0,3}\d{1,4}))?`,
    'DECLASSIFIED\nE.O. 12958 SEC 3.6\nMR 03-44 #2; BY ___ NARA DATE 5/11/04',
    `${sources.fordMemcon}; ${sources.cfr32part1802}`,
    { order: 'EO12958' },
  ),
  form(
    'ST-NARA-12958-35',
    'Library release citing section 3.5 of E.O. 12958',
    'release',
    String.raw`<eo>(?<order>12958)(?:,?\s{0,12}as\s{0,12}amended)?,?\s{0,12}SEC(?:T|TION)?\.?\s{0,12}(?<section>3\.5(?:\s{0,3}\(b\))?)`,
    'DECLASSIFIED E.O. 12958, SEC. 3.5; NSC MEMO, 5/11/99',
    sources.cfr36part1256,
    { order: 'EO12958', doubt: 'The wording; section 3.5 of the amended order is mandatory review.' },
  ),
  form(
    'ST-NARA-12356',
    'Library release under E.O. 12356',
    'release',
    String.raw`<eo>(?<order>12356),?\s{0,12}SEC(?:T|TION)?\.?\s{0,12}(?<section>3\.\d)`,
    'DECLASSIFIED E.O. 12356, Sec. 3.4',
    sources.eo12356,
    { order: 'EO12356', doubt: 'The wording.' },
  ),
  form(
    'ST-PER-EO-AMENDED',
    'Release under E.O. 12958 as amended',
    'release',
    String.raw`DECLASSIFIED (?:IN (?<extent>PART|FULL) )?PER <eo>(?<order>12958),?\s{0,12}AS\s{0,12}AMENDED`,
    'DECLASSIFIED PER E.O. 12958, AS AMENDED',
    sources.bushStamp,
    { order: 'EO13292' },
  ),
  form(
    'ST-PER-13526',
    'Library release under E.O. 13526',
    'release',
    String.raw`DECLASSIFIED (?:IN (?<extent>PART|FULL) )?PER <eo>(?<order>13526)`,
    'DECLASSIFIED PER E.O. 13526',
    'Release stamps of the Clinton Library',
    { order: 'EO13526', from: '2009-12-29' },
  ),
  form(
    'ST-NARA-BYDATE',
    "Archivist's initials and date",
    'line',
    String.raw`\bBY\s{0,3}(?<initials>[A-Za-z./_ ]{0,12}?),?\s{0,3}NARA,?\s{0,3}DATE\s{0,3}(?<date>\d{1,2}/\d{1,2}/\d{2,4}|_{1,20})?`,
    'BY xyz NARA DATE 5/11/04',
    sources.fordMemcon,
  ),
  form(
    'ST-NLR-RAC',
    'Reagan Library item number',
    'number',
    String.raw`\b(?<case>NLR[-–]\d{3}[-–]\d{1,4}[A-Z]?[-–]\d{1,4}[-–]\d{1,4}[-–]\d)\b`,
    'NLR-101-12C-3-4-5',
    sources.frusNotes,
    { library: 'Reagan', doubt: 'What each group of digits means.' },
  ),
  form(
    'ST-NLRR',
    'Reagan Library case',
    'number',
    String.raw`\b(?<case>NL(?:RR|S) [FMS]\d{2}-?\d{1,5}(?:/\d{1,3})?)(?:\s{0,3}#\s{0,3}(?<document>\d{1,6}))?`,
    'NLRR F00-123/1 #4567',
    sources.arithmetic,
    { library: 'Reagan', doubt: 'The form.' },
  ),
  form(
    'ST-NLC',
    'Carter Library item number',
    'number',
    String.raw`\b(?<case>NLC[-–]\d{1,4}(?:[-–]\d{1,4}){3,4})\b`,
    'NLC-17-25-3-6-1',
    sources.arithmetic,
    { library: 'Carter', doubt: 'The form.' },
  ),
  form(
    'ST-NLN',
    'Nixon Library case',
    'number',
    String.raw`\b(?<case>NLN\s{0,3}(?:MDR\s{0,3})?\d{2,4}[-–]?\d{0,4}(?:/\d{1,4})?)`,
    'NLN 04-17/2',
    sources.arithmetic,
    { library: 'Nixon', doubt: 'The form.' },
  ),
  form(
    'ST-STATE-HEADER',
    'State Department release header',
    'release',
    String.raw`UNCLASSIFIED U\.?\s?S\.? Department of State Case No\.?\s{0,3}(?<case>[FM][LP]?-\d{4}-\d{5}) Doc No\.?\s{0,3}(?<document>C\d{8}) Date:?\s{0,3}(?<date>\d{2}[/ ]\d{2}[/ ]\d{4})`,
    'UNCLASSIFIED U.S. Department of State Case No. F-2004-00321 Doc No. C09876543 Date: 05/11/2007',
    sources.telcons1993,
  ),
  form(
    'ST-STATE-RELEASE',
    'State Department release decision',
    'release',
    String.raw`RELEASED? IN (?<extent>FULL|PART)(?:[\s\S]{0,60}?REVIEW AUTHORITY:?\s{0,3}(?<reviewer>[^\n]{1,60}))?`,
    'RELEASE IN FULL\nREVIEW AUTHORITY: Pat Sample, Senior Reviewer',
    sources.telcons1993,
    { doubt: 'How codes stand on partial releases.' },
  ),
  form(
    'ST-STATE-SYSREV',
    'State Department systematic review',
    'release',
    String.raw`Declassified/Released US Department of State E\.?O\.? Systematic Review (?<date>\d{1,2} [A-Z]{3} \d{4})`,
    'Declassified/Released US Department of State EO Systematic Review 11 May 2006',
    sources.state1978,
  ),
  form(
    'ST-CIA-APPROVED',
    'CIA release line',
    'release',
    String.raw`(?:Declassified (?:in (?<extent>Part)\s{0,3}-?\s{0,3})?(?:and )?|Sanitized Copy )?Approved For Release:? (?<date>\d{4}/\d{2}/\d{2})\s{0,3}:?\s{0,3}(?<case>CIA-RDP[\w-]{4,30})`,
    'Approved For Release 2004/05/11 : CIA-RDP71-00001A000100010001-1',
    `${sources.eo10501Notice}; ${sources.ciaStamp}`,
  ),
  form(
    'ST-SANITIZED',
    'Sanitized copy',
    'status',
    String.raw`SANITI[ZS]ED(?: COPY)?`,
    'SANITIZED COPY',
    sources.ciaStamp,
  ),
  form(
    'ST-CLINTON-PHOTOCOPY',
    'Clinton Library copy',
    'copy',
    String.raw`(?:CL)?INTON LIBRARY PHOTO\s?COPY`,
    'CLINTON LIBRARY PHOTOCOPY',
    sources.mdrRelease,
    { library: 'Clinton' },
  ),
  form(
    'ST-PHOTOCOPY',
    'Copy of a library',
    'copy',
    String.raw`\bPHOTO\s?COPY\b|(?:BUSH|FORD|REAGAN|CARTER)(?: PRESIDENTIAL)? LIBRARY`,
    'PHOTOCOPY',
    sources.arithmetic,
    { fallback: true, doubt: 'The wording.' },
  ),
  form(
    'ST-CLINTON-MARKER',
    'Clinton Library review marker',
    'sheet',
    String.raw`Clinton Presidential Records Mandatory Declassification Review`,
    'Clinton Presidential Records\nMandatory Declassification Review',
    sources.mdrRelease,
    { library: 'Clinton' },
  ),
  form(
    'ST-CLINTON-CASE',
    'Clinton Library case',
    'number',
    String.raw`CLINTON LIBRARY (?<case>\d{4}-\d{4}-[FMS](?:-\d{1,3})?)`,
    'CLINTON LIBRARY 2005-0123-M-1',
    sources.naraNotices,
    { library: 'Clinton', doubt: 'The form with M.' },
  ),
  form(
    'ST-BUSH-WS',
    'Bush Library withdrawal sheet',
    'sheet',
    String.raw`Withdrawal/Redaction S(?:heet|l1eet)`,
    'Withdrawal/Redaction Sheet\n(George Bush Library)',
    sources.restrictionKey,
    { library: 'G. H. W. Bush' },
  ),
  form(
    'ST-FORD-WS',
    'Presidential libraries withdrawal sheet',
    'sheet',
    String.raw`Presidential Libraries Withdrawal Sheet`,
    'Presidential Libraries Withdrawal Sheet',
    sources.fordMemcon,
  ),
  form(
    'ST-GDS',
    'General declassification schedule',
    'schedule',
    String.raw`SUBJECT TO (?:THE )?GENERAL DECLASSIFICATION SCHEDULE`,
    'SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE OF EXECUTIVE ORDER 11652',
    sources.cfr18part3a,
    { order: 'EO11652', from: '1972-06-01', to: '1978-11-30', doubt: 'The wording.' },
  ),
  form(
    'ST-XGDS',
    'Exemption from the general schedule',
    'schedule',
    String.raw`EXEMPT(?:ED)? FROM (?:THE )?GENERAL DECLASS\w{0,12} SCHEDULE OF (?:<eo>|EXECUTIVE ORDER )(?<order>11652),?\s{0,12}EXEMPTION CATEGORY:?\s{0,3}(?:§\s{0,3})?5\s{0,3}\(?B\)?\s{0,3}\(?(?<level>\d)`,
    'EXEMPT FROM GENERAL DECLASSIFICATION\nSCHEDULE OF EXECUTIVE ORDER 11652\nEXEMPTION CATEGORY 5 B 3',
    sources.fordMemcon,
    { order: 'EO11652', from: '1972-06-01', to: '1978-11-30' },
  ),
  form(
    'ST-GROUP',
    'Downgrading group',
    'schedule',
    String.raw`\bG(?:ROU)?P[- ]?(?<level>[1-4])\b`,
    'GROUP 3',
    sources.state1964,
    {
      order: 'EO10964',
      from: '1961-09-20',
      to: '1972-05-31',
    },
  ),
];
