import { home } from './data/countries.ts';
import { fold, labelKey } from './fold.ts';
import { readOffices } from './office-spans.ts';
import { parseName } from './parse-name.ts';
import type { AuthorityPerson, Office } from './person.ts';
import type { Officer, Registered, Travel, Visit } from './register-schemas.ts';

export function personOfOfficer({ id, name, surname, alt, birth, death, roles }: Officer): AuthorityPerson {
  const bare = name.replace(/\s*\([^()]*\)/g, '');
  return {
    id,
    name: familyFirst(bare, surname),
    names: (alt ?? []).map((other) => familyFirst(other, surname)),
    offices: roles.map(({ post, to, title, appointed, started, ended }): Office => ({
      title: post ?? missionTitle(title, to),
      from: started ?? appointed ?? null,
      to: ended ?? null,
      country: home,
    })),
    birth: birth ?? null,
    death: death ?? null,
  };
}

/** "ambassador-e-p" to "costa-rica" gives "Ambassador to Costa Rica". */
function missionTitle(rank: string, mission: string | undefined): string {
  const kind = rank.startsWith('ambassador') ? 'Ambassador' : capitalize(rank.replaceAll('-', ' '));
  if (mission === undefined) return kind;
  return `${kind} to ${mission.split('-').map(capitalize).join(' ')}`;
}

const capitalize = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** "David Laurence Aaron" gives "Aaron, David Laurence". */
function familyFirst(name: string, surname: string): string {
  if (name.includes(`${surname}, `)) return name;
  const at = name.lastIndexOf(surname);
  if (at <= 0) return name;
  const given = name.slice(0, at).trim();
  const after = name.slice(at + surname.length).replace(/^[\s,]+/, '');
  return `${surname}, ${given}${after === '' ? '' : `, ${after}`}`;
}

export function personOfRegister({
  id,
  name,
  originals,
  birth,
  death,
  remarks,
}: Registered): AuthorityPerson {
  const offices = (remarks ?? []).flatMap((remark) => readOffices(remark, null));
  return { id, name, names: originals ?? [], offices, birth: birth ?? null, death: death ?? null };
}

/** In office on each journey, and between the first and the last. */
export function peopleOfTravels(travels: readonly Travel[]): AuthorityPerson[] {
  return gather(
    travels.map(({ who, role, from, to }) => ({
      id: labelKey(who).replaceAll(' ', '-'),
      name: familyFirst(who, who.split(' ').at(-1)!),
      title: role === 'president' ? 'President of the United States' : 'Secretary of State',
      country: home,
      from,
      to,
    })),
  );
}

/** "President Alva Sorn" of Norland: the office is the title before the name, held on the days of the visits. */
export function peopleOfVisits(visits: readonly Visit[]): AuthorityPerson[] {
  return gather(
    visits.flatMap(({ visitor, country, from, to }) => {
      const { titles, surnames } = parseName(visitor);
      const words = visitor.split(/\s+/);
      const title = words.slice(0, titles.length).join(' ');
      const name = words.slice(titles.length).join(' ');
      if (surnames.length === 0 || title === '') return [];
      const id = `${labelKey(visitor)} ${fold(country)}`.replace(/[^\p{L}\p{N}]+/gu, '-');
      return [{ id, name, title, country, from, to }];
    }),
  );
}

interface Stay {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly country: string;
  readonly from: string;
  readonly to: string;
}

function gather(stays: readonly Stay[]): AuthorityPerson[] {
  const byId = new Map<string, AuthorityPerson>();
  for (const { id, name, title, country, from, to } of stays) {
    const known = byId.get(id);
    const offices = known?.offices ?? [];
    const at = offices.findIndex((office) => office.title === title);
    const office = offices[at];
    const span = office
      ? { ...office, from: earlier(office.from, from), to: later(office.to, to) }
      : { title, from, to, country };
    byId.set(id, {
      id,
      name,
      names: [],
      offices: office ? offices.with(at, span) : [...offices, span],
      birth: null,
      death: null,
    });
  }
  return [...byId.values()];
}

const earlier = (a: string | null, b: string): string => (a !== null && a < b ? a : b);
const later = (a: string | null, b: string): string => (a !== null && a > b ? a : b);
