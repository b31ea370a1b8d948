import { leaderTitles, offices, type Office } from '../marking/data/offices.ts';
import type { Participant } from '../model/head.ts';

const american = /\b(?:U\.?S\.?(?:A\.?)?|United States|Americans?|America)(?![a-z])/i;

/** An office of the United States that a name bears, with the surname: `President William J. Example`. */
export interface BornOffice {
  readonly office: Office;
  readonly surname: string;
}

/** Title words before the office that leave it what it is; any other word (former, Russian, Deputy) makes it another. */
const neutral = /^(?:|the|u\.?s\.?|american|mr\.?)$/i;
const givenNames = 3;
const suffix = /,? (?:Jr|Sr|I{2,3})\.?$/;

const officesBySurname = new Map<string, Office[]>();
for (const office of offices)
  for (const name of new Set(office.terms.map((term) => term.surname.toLowerCase())))
    officesBySurname.set(name, [...(officesBySurname.get(name) ?? []), office]);

/** Null where no office that we know the holders of stands in the name, or somebody bears it whose surname none of them had. */
export function officeIn(name: string, title: string | null): BornOffice | null {
  const words = name.replace(suffix, '').split(/\s+/);
  const surname = words
    .pop()!
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const held = officesBySurname.get(surname);
  if (!held) return null;
  for (const office of held) {
    if (title !== null && office.after.test(title)) return { office, surname };
    for (let given = 0; given <= Math.min(givenNames, words.length); given++) {
      const prefix = words
        .slice(0, words.length - given)
        .join(' ')
        .toLowerCase();
      if (!prefix.endsWith(office.before)) continue;
      if (neutral.test(prefix.slice(0, -office.before.length).trim())) return { office, surname };
    }
  }
  return null;
}

/** Whether the heading that the person stands under is another country's. */
export function standsAbroad({ side }: Participant): boolean {
  return side !== null && !american.test(side);
}

/** Whether the person speaks for another state: a principal with a leader's title who is not the President or Vice President. */
export function isForeignLeader(person: Participant): boolean {
  if (person.role !== 'principal') return false;
  if (person.side !== null) return standsAbroad(person);
  const { name, title } = person;
  if (!leaderTitles.test(name) && !(title && leaderTitles.test(title))) return false;
  return !/^(?:the )?(?:vice )?president$/i.test(name.trim()) && officeIn(name, title) === null;
}
