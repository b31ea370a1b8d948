/** A volume of *Foreign Relations of the United States*, as a citation names it. */
export interface VolumeName {
  /** "Foreign Relations of the United States, 1969–1976" */
  readonly series: string;
  /** "18", "E–5"; null where the year has one volume. */
  readonly volume: string | null;
  /** "2" */
  readonly part: string | null;
}

const seriesName = 'Foreign Relations of the United States';

/**
 * What volume ids say in short besides years, volumes and parts. Source: the volume list of history.state.gov,
 * whose ids these are.
 */
const subseries: Readonly<Record<string, string>> = {
  Paris: 'The Paris Peace Conference',
  Lansing: 'The Lansing Papers',
  Berlin: 'The Conference of Berlin (The Potsdam Conference)',
  Quebec: 'The Conference at Quebec',
  Malta: 'The Conferences at Malta and Yalta',
  CairoTehran: 'The Conferences at Cairo and Tehran',
  Intel: 'The Intelligence Community',
  Guat: 'Guatemala',
  Iran: 'Iran',
  China: 'China',
  Japan: 'Japan',
  Russia: 'Russia',
  SovUnion: 'The Soviet Union',
  Supp: 'Supplement',
};

/** `frus1969-76v18`, `frus1969-76ve05p2`, `frus1952-54Guat`: the parts of an id. */
const idForm =
  /^frus(?<first>\d{4})(?:-(?<last>\d{2,4}))?(?<name>[A-Z][A-Za-z]*?)?(?:v(?<e>e)?0*(?<volume>\d+))?(?:p0*(?<part>\d+))?$/;

/** An id of another form stands for itself. */
export function nameVolume(id: string): VolumeName {
  const groups = idForm.exec(id)?.groups;
  if (!groups) return { series: `${seriesName} (${id})`, volume: null, part: null };
  const { first = '', last, name, e, volume, part } = groups;
  const years = last === undefined ? first : `${first}–${first.slice(0, 4 - last.length)}${last}`;
  const names = name === undefined ? [] : [subseries[name] ?? name];
  return {
    series: [seriesName, years, ...names].join(', '),
    volume: volume === undefined ? null : `${e ? 'E–' : ''}${volume}`,
    part: part ?? null,
  };
}

/** The heading without the number that the edition prints before it: "230. Memorandum of Conversation". */
export function bareHead(head: string): string {
  return head
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:\[?(?:No\. )?\d+\]?\.?\s+)(?=\D)/, '');
}
