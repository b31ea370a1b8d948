import type { LineRole } from '../../model/line.ts';
import type { Level } from '../../model/marks.ts';

/** Each role of a line: its colour and what the legend calls it. Empty lines have neither. */
export const roleColours: Readonly<
  Record<Exclude<LineRole, 'blank'>, readonly [colour: string, name: string]>
> = {
  body: ['#7c8ba1', 'text'],
  letterhead: ['#8b5e34', 'letterhead'],
  banner: ['#c2183c', 'banner'],
  authority: ['#7a3db8', 'authority block'],
  declassification: ['#0d8a6a', 'declassification'],
  stamp: ['#d1700a', 'stamp'],
  'page-label': ['#2f6fdb', 'page label'],
  control: ['#0e7f9b', 'control number'],
  distribution: ['#a8327d', 'distribution'],
  noise: ['#6b6b6b', 'noise'],
};

/**
 * Colours of the levels, those of the cover sheets and labels: SF 703 to 705 and SF 706, 707 and 710
 * (32 CFR 2001.80): orange, red, blue, green; purple is that of CUI (SF 902).
 */
export const levelColours: Readonly<Record<Level, string>> = {
  TS: '#d9730d',
  S: '#c8102e',
  C: '#1a47b8',
  R: '#7a5230',
  U: '#0b7a3b',
  SBU: '#6b2fa0',
  LOU: '#6b2fa0',
  FOUO: '#6b2fa0',
  OUO: '#6b2fa0',
  CUI: '#6b2fa0',
};

/** Of a mark that is there and can't be read. */
export const unreadColour = '#4d4d4d';

/** Speakers by their index among the participants, over and over. */
export const voiceColours: readonly string[] = [
  '#0072b2',
  '#b0467f',
  '#00795c',
  '#a65300',
  '#5b4bb5',
  '#4a6b00',
];

/** Of a label that no participant owns. */
export const noVoiceColour = '#5f6368';

export const inks = {
  text: '#1d232b',
  faint: '#66707d',
  doubt: '#b45309',
  doubtPaper: '#fff4dd',
  field: '#34506e',
  paper: '#ffffff',
  margin: '#f5f6f8',
  rule: '#d5dae1',
} as const;
