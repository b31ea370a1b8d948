/**
 * Offices that one person of a state holds at a time, with the forms that titles and labels give them once the state's name
 * is off. Source: the lists of persons of documentary editions.
 */
export interface OfficeForm {
  readonly key: string;
  readonly form: RegExp;
  /** Only this state has the office under this name; absent: any state. */
  readonly country?: string;
}

export const officeForms: readonly OfficeForm[] = [
  { key: 'president', form: /^president(?: of the republic)?$/ },
  { key: 'president-elect', form: /^president-elect$/ },
  { key: 'vice president', form: /^vice[ -]president$/ },
  {
    key: 'prime minister',
    form: /^(?:prime minister|premier|pm|chairman of the council of ministers|president of the council of ministers)$/,
  },
  { key: 'chancellor', form: /^(?:federal )?chancellor$/ },
  {
    key: 'foreign minister',
    form: /^(?:foreign minister|fm|minister (?:of|for) (?:foreign|external) (?:affairs|relations)|minister of state for foreign affairs|foreign secretary|(?:principal )?secretary of state for (?:foreign|external) (?:and commonwealth )?affairs|minister for external affairs)$/,
  },
  { key: 'secretary of state', form: /^(?:secretary|secretary of state)$/, country: 'United States' },
  { key: 'secretary of defense', form: /^(?:secretary of defense)$/, country: 'United States' },
  { key: 'secretary of the treasury', form: /^secretary of (?:the )?treasury$/, country: 'United States' },
  { key: 'defense minister', form: /^(?:defen[cs]e minister|minister (?:of|for) (?:national )?defen[cs]e)$/ },
  { key: 'finance minister', form: /^(?:finance minister|minister (?:of|for) finance)$/ },
  {
    key: 'general secretary',
    form: /^(?:general secretary|first secretary of the (?:communist party|central committee).*)$/,
  },
  { key: 'king', form: /^king$/ },
  { key: 'queen', form: /^queen$/ },
  { key: 'emperor', form: /^emperor$/ },
  { key: 'shah', form: /^shah(?:anshah)?$/ },
  { key: 'emir', form: /^[ae]mir$/ },
  { key: 'sultan', form: /^sultan$/ },
  { key: 'pope', form: /^pope$/ },
];

/** Offices whose name before a surname says which of several bearers is meant. */
export const leaderOffices: ReadonlySet<string> = new Set([
  'president',
  'president-elect',
  'vice president',
  'prime minister',
  'chancellor',
  'foreign minister',
  'king',
  'queen',
  'emperor',
  'shah',
  'emir',
  'sultan',
  'pope',
]);
