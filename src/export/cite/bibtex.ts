import { whole, type MakeExporter } from '../exporter.ts';
import { archiveLocation } from './csl.ts';
import { partsOf } from './dates.ts';
import { noPassage } from './index.ts';
import { citedWork, type CitedWork } from './work.ts';

/** Signs that TeX takes for commands. Braces have no safe form inside a field but a command of their own. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function escapeTex(text: string): string {
  // Two of these in a row are a dash or a closing quotation mark to TeX.
  return text.replace(/[\\{}$&#%_~^]/g, (sign) => escapes[sign]!).replace(/(?<=([-'`]))(?=\1)/g, '{}');
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** One entry: `@misc` for a paper in an archive, `@incollection` for a document of an edition. */
export function bibtexEntry(work: CitedWork, passage: number | null): string {
  const { genre, title, issuer, date, place, archive, edition, locator } = work;
  const { year, month, day } = date ? partsOf(date.start) : { year: null, month: null, day: null };
  const location = archive && archiveLocation(archive);
  // The second pair of braces keeps capitals as they are.
  const fields: readonly (readonly [name: string, value: string | null])[] = [
    ['title', `{${escapeTex(title ?? genre)}}`],
    ['author', !edition && issuer ? `{${escapeTex(issuer)}}` : null],
    ['type', escapeTex(genre)],
    ['year', year],
    ['month', month === null ? null : (months[month - 1] ?? null)],
    ['day', day === null ? null : String(day)],
    ['eventplace', place && escapeTex(place)],
    ['booktitle', edition && `{${escapeTex(edition.volume.series)}}`],
    ['volume', edition?.volume.volume ?? null],
    ['part', edition?.volume.part ?? null],
    ['number', edition && escapeTex(edition.document)],
    ['library', archive?.repository ? escapeTex(archive.repository) : null],
    ['collection', archive?.collection ? escapeTex(archive.collection) : null],
    ['location', location && escapeTex(location)],
    ['pages', locator?.label === 'page' ? locator.value.replace('–', '--') : null],
    ['note', locator?.label === 'paragraph' ? `Paragraph ${locator.value}` : null],
  ];
  const lines = fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`);
  const key = passage === null ? work.id : `${work.id}-${passage}`;
  return `@${edition ? 'incollection' : 'misc'}{memcon-${key},\n${lines.join('')}}\n`;
}

export const makeBibtexExporter: MakeExporter = ({ passage }) => ({
  record({ record }) {
    const work = citedWork(record, passage);
    return work ? whole(`${bibtexEntry(work, passage)}\n`) : noPassage(passage);
  },
});
