import { csvText } from '../data/rows-text.ts';
import { toJson } from '../json-text.ts';
import type { PeoplePrinter } from './formats.ts';
import { officeText } from './office-text.ts';

export const jsonPeople: PeoplePrinter = {
  list: (people) => `${toJson(people, 2)}\n`,
  one: ({ person, labels }) => `${toJson({ ...person, labels }, 2)}\n`,
};

export const csvPeople: PeoplePrinter = {
  list: (people) =>
    csvText([
      ['id', 'name', 'names', 'offices', 'birth', 'death', 'origin', 'records', 'paragraphs'],
      ...people.map(({ id, name, names, offices, birth, death, origin, records, paragraphs }) => [
        id,
        name,
        names.join('; ') || null,
        offices.map(officeText).join('; ') || null,
        birth,
        death,
        origin,
        records,
        paragraphs,
      ]),
    ]),
  one: ({ person, labels }) =>
    csvText([
      ['id', 'name', 'label', 'records', 'basis'],
      ...labels.map(({ label, records, basis }) => [person.id, person.name, label, records, basis]),
    ]),
};
