import { padEnd, Sheet } from '../pretty/sheet.ts';
import { makeStyle } from '../pretty/style.ts';
import { visible } from '../visible.ts';
import { counted } from '../search/numbers.ts';
import type { PeoplePrinter } from './formats.ts';
import { lifeText, officeText } from './office-text.ts';

/** Columns for the names of the rows. */
const margin = 12;

export const prettyPeople: PeoplePrinter = {
  list(people, { width, colour }) {
    const style = makeStyle(colour);
    const sheet = new Sheet(width);
    const ids = people.map(({ id }) => `#${id}`);
    const idWidth = Math.max(0, ...ids.map((id) => id.length)) + 2;
    for (const [i, { name, offices, records, paragraphs }] of people.entries()) {
      const first = offices[0] ? [visible(officeText(offices[0]))] : [];
      const known = [...first, counted(records, 'record'), counted(paragraphs, 'paragraph')].join(' · ');
      sheet.hang(`${style.title(visible(name))} ${style.faint(known)}`, idWidth, ids[i]);
    }
    return sheet.toString();
  },
  one({ person, labels }, { width, colour }) {
    const style = makeStyle(colour);
    const sheet = new Sheet(width);
    const row = (name: string, values: readonly string[]): void =>
      values.forEach((value, i) =>
        sheet.hang(visible(value), margin, style.faint(padEnd(i === 0 ? name : '', margin - 1))),
      );
    const life = lifeText(person);
    sheet.hang(`#${person.id}  ${style.title(visible(person.name))}`);
    row('also', person.names);
    row('office', person.offices.map(officeText));
    row('lived', life === null ? [] : [life]);
    row('from', [person.origin]);
    row('in', [`${counted(person.records, 'record')}, ${counted(person.paragraphs, 'paragraph')}`]);
    row(
      'labels',
      labels.map(({ label, records, basis }) => `${label} (${counted(records, 'record')}; by ${basis})`),
    );
    return sheet.toString();
  },
};
