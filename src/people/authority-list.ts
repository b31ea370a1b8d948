import { z } from 'zod';
import { readOffices, type Period } from './office-spans.ts';
import type { AuthorityList, AuthorityPerson, Office } from './person.ts';
import { personOfOfficer, personOfRegister, peopleOfTravels, peopleOfVisits } from './register-people.ts';
import { officer, registered, travel, visit } from './register-schemas.ts';

/** A list that can't be read: data, not an exception. */
export interface ListFault {
  /** One sentence that names the list and the fault. */
  readonly fault: string;
}

export function isListFault(result: AuthorityList | ListFault): result is ListFault {
  return 'fault' in result;
}

const office = z.strictObject({
  title: z.string().min(1),
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
  country: z.string().nullable().default(null),
});
const person = z.strictObject({
  id: z.union([z.string().min(1), z.int().transform(String)]),
  name: z.string().min(1),
  names: z.array(z.string().min(1)).default([]),
  offices: z.array(office).default([]),
  birth: z.string().nullable().default(null),
  death: z.string().nullable().default(null),
});
/** Our own format; what a person has none of can be left out. */
const ownList = z.object({ name: z.string().min(1).exactOptional(), people: z.array(person) });

/** The list of persons of an edition's volume. */
const volumeList = z.object({
  volume: z.string().min(1),
  title: z.string().exactOptional(),
  persons: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      description: z.string().nullable().exactOptional(),
    }),
  ),
});

const items = <Item extends z.ZodType>(item: Item): z.ZodObject<{ items: z.ZodArray<Item> }> =>
  z.object({ items: z.array(item) });

/** Formats in the order in which they are tried, each with what only it has. */
const formats: readonly {
  readonly has: (value: object, first: object) => boolean;
  read(name: string, value: unknown): AuthorityList | z.ZodError;
}[] = [
  {
    has: (value) => 'people' in value,
    read: (name, value) => from(ownList, value, (list) => ({ name: list.name ?? name, people: list.people })),
  },
  { has: (value) => 'persons' in value, read: (_, value) => from(volumeList, value, listOfVolume) },
  {
    has: (_, first) => 'roles' in first,
    read: (name, value) =>
      from(items(officer), value, ({ items }) => ({ name, people: items.map(personOfOfficer) })),
  },
  {
    has: (_, first) => 'who' in first,
    read: (name, value) =>
      from(items(travel), value, ({ items }) => ({ name, people: peopleOfTravels(items) })),
  },
  {
    has: (_, first) => 'visitor' in first,
    read: (name, value) =>
      from(items(visit), value, ({ items }) => ({ name, people: peopleOfVisits(items) })),
  },
  {
    has: (_, first) => 'id' in first,
    read: (name, value) =>
      from(items(registered), value, ({ items }) => ({ name, people: items.map(personOfRegister) })),
  },
];

function from<T>(
  schema: z.ZodType<T>,
  value: unknown,
  make: (data: T) => AuthorityList,
): AuthorityList | z.ZodError {
  const { success, data, error } = schema.safeParse(value);
  return success ? make(data) : error;
}

/**
 * Reads a list of people from JSON: our own form `{name?, people: [{id, name, names?, offices?, birth?, death?}]}`, the list of
 * persons of an edition's volume `{volume, title, persons: [{id, name, description}]}`, or `{items}` of officers with their
 * roles, of a register of people with remarks, of officials' travels, of foreign leaders' visits.
 *
 * @param name of the list, where the text does not give one
 */
export function readAuthorityList(name: string, text: string): AuthorityList | ListFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: `${name}: is no JSON` };
  }
  if (typeof value !== 'object' || value === null) return { fault: `${name}: is no list of people` };
  const first: unknown = 'items' in value && Array.isArray(value.items) ? value.items[0] : null;
  const member = typeof first === 'object' && first !== null ? first : {};
  const format = formats.find(({ has }) => has(value, member));
  if (!format) return { fault: `${name}: has neither people, persons nor items of a known kind` };
  const list = format.read(name, value);
  if (list instanceof z.ZodError) {
    const [issue] = list.issues;
    return { fault: `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as expected'}` };
  }
  const twice = firstTwice(list.people);
  return twice === null ? list : { fault: `${name}: the id “${twice}” stands for two people` };
}

function firstTwice(people: readonly AuthorityPerson[]): string | null {
  const seen = new Set<string>();
  for (const { id } of people) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

function listOfVolume({ volume, title, persons }: z.infer<typeof volumeList>): AuthorityList {
  const period = periodOf(title ?? '') ?? periodOf(volume);
  const people = persons.map(({ id, name, description }): AuthorityPerson => {
    const offices: Office[] = description ? readOffices(description, period) : [];
    return { id, name: mainName(name), names: otherNames(name), offices, birth: null, death: null };
  });
  return { name: volume, people };
}

/** "1969–1976" in a volume's title, "1969-76" in its id. */
function periodOf(text: string): Period | null {
  const found = /(?<!\d)(1[789]\d\d|20\d\d)(?:[-–—](\d\d\d\d|\d\d))?(?!\d)/.exec(text);
  if (!found) return null;
  const first = found[1]!;
  return { from: first, to: found[2] ? first.slice(0, 4 - found[2].length) + found[2] : first };
}

/** "Chou En-lai (Zhou Enlai)" has another name in brackets. */
const inBrackets = /\s*\(([^()]*)\)/;
const mainName = (name: string): string =>
  name
    .replace(inBrackets, '')
    .replace(/\s+\.$/, '.')
    .trim() || name;

function otherNames(name: string): string[] {
  const other = inBrackets
    .exec(name)?.[1]
    ?.replace(/^(?:also|formerly|or)\s+/i, '')
    .replace(/["“”]/g, '')
    .trim();
  if (!other || !/^\p{Lu}[\p{L}.’' -]+$/u.test(other)) return [];
  // A given name alone goes with the surname before it: "Kissinger, Henry A. (Heinz)".
  const family = name.split(',', 1)[0]!.trim();
  return name.includes(',') && !other.includes(' ') ? [`${family}, ${other}`] : [other];
}
