import { isHonorific, wordsOf } from '../memcon/names.ts';
import type { MemconRecord } from '../model/record.ts';
import { closeUp } from './frus/flow.ts';
import type { ListedName } from './frus/name-tags.ts';
import type { XmlElement } from './xml.ts';
import { textOf } from './xml.ts';

/** A volume's lists of persons and of terms and abbreviations. */
export interface VolumeLists {
  readonly persons: readonly {
    readonly id: string;
    readonly surname: string;
    readonly given: readonly string[];
  }[];
  readonly terms: readonly ListedName[];
}

/** From the entries that have an id: `<persName xml:id="p_CJR1">Calder, James R.</persName>`, `<term xml:id="t_MCC1">MCC</term>`. */
export function readListed(entries: readonly XmlElement[]): VolumeLists {
  const persons = [];
  const terms = new Map<string, ListedName | null>();
  for (const entry of entries) {
    const id = entry.attributes['xml:id']!;
    const name = closeUp(textOf(entry)).replace(/[\s,;:]+$/, '');
    if (entry.name === 'term') terms.set(name, terms.has(name) ? null : { kind: 'term', id, name });
    else {
      const [surname = '', given = ''] = name.split(/,\s*/, 2);
      persons.push({
        id,
        surname: surname.toLowerCase(),
        given: wordsOf(given).map((word) => word.toLowerCase()),
      });
    }
  }
  return { persons, terms: [...terms.values()].filter((term) => term !== null) };
}

/**
 * The names of a record's participants and speakers that settle on one person of the list, and the list's terms. A
 * speaker who is a participant is whoever the participant is: a surname alone does not speak against the full name.
 */
export function namesIn({ participants, body }: MemconRecord, lists: VolumeLists): ListedName[] {
  const names = new Map<string, string | null>();
  const settled = participants.map(({ name }) => settle(withoutHonorifics(closeUp(name)), lists));
  const add = (full: string, id: string | null): void => {
    const name = withoutHonorifics(closeUp(full));
    // One name for two persons settles on neither.
    if (name !== '') names.set(name, names.has(name) && names.get(name) !== id ? null : id);
  };
  for (const [i, { name }] of participants.entries()) add(name, settled[i] ?? null);
  for (const block of body)
    if ('speaker' in block) {
      const { speaker, who } = block;
      add(
        speaker,
        who === null ? settle(withoutHonorifics(closeUp(speaker)), lists) : (settled[who] ?? null),
      );
    }
  const persons = [...names].flatMap(([name, id]): ListedName[] =>
    id === null ? [] : [{ kind: 'person', id, name }],
  );
  return [...persons, ...lists.terms];
}

/** "Mr. James Calder" → "James Calder". */
function withoutHonorifics(name: string): string {
  const words = name.split(' ');
  while (words.length > 1 && isHonorific(words[0]!)) words.shift();
  return words.length === 1 && isHonorific(words[0]!) ? '' : words.join(' ');
}

/** One entry with that surname, whose given names agree as far as both have them, whole or as initials; else null. */
function settle(name: string, { persons }: VolumeLists): string | null {
  const bare = name.toLowerCase();
  if (bare === '') return null;
  const fits = persons.filter(({ surname, given }) => {
    if (surname === '' || !(bare === surname || bare.endsWith(` ${surname}`))) return false;
    const own = wordsOf(bare.slice(0, -surname.length));
    return own.every((word, i) => given[i] === undefined || agree(word, given[i]));
  });
  return fits.length === 1 ? fits[0]!.id : null;
}

function agree(a: string, b: string): boolean {
  const [one, other] = [a, b].map((word) => word.replace(/\.$/, ''));
  return (
    one === other ||
    (one!.length === 1 ? other!.startsWith(one!) : other!.length === 1 && one!.startsWith(other!))
  );
}
