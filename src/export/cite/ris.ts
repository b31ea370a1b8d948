import { whole, type MakeExporter } from '../exporter.ts';
import { archiveLocation } from './csl.ts';
import { partsOf } from './dates.ts';
import { noPassage } from './index.ts';
import { citedWork, type CitedWork } from './work.ts';

/**
 * One reference in RIS, CRLF at each line's end. Tags as reference managers read them for manuscripts (`MANSCPT`)
 * and chapters: `DB` is the archive, `AV` the place in it.
 */
export function risReference(work: CitedWork): string {
  const { id, genre, title, issuer, date, place, archive, edition, locator } = work;
  const [first, last = first] = locator?.label === 'page' ? locator.value.split('–') : [];
  const lines: readonly (readonly [tag: string, value: string | null | undefined])[] = [
    ['TY', edition ? 'CHAP' : 'MANSCPT'],
    ['ID', id],
    ['TI', title ?? genre],
    // A comma would part a personal name.
    ['AU', edition ? null : issuer?.replace(/,/g, '')],
    ['PY', date && partsOf(date.start).year],
    ['DA', date && `${date.start.replaceAll('-', '/')}/`.split('/').slice(0, 3).join('/')],
    ['M3', edition ? null : genre],
    ['CY', place],
    ['T2', edition?.volume.series],
    ['VL', edition && [edition.volume.volume, edition.volume.part].filter((part) => part).join('/')],
    ['M1', edition?.document],
    ['DB', archive && [archive.repository, archive.collection].filter((part) => part).join(', ')],
    ['AV', archive && archiveLocation(archive)],
    ['SP', first],
    ['EP', last],
    ['N1', locator?.label === 'paragraph' ? `Paragraph ${locator.value}` : null],
  ];
  const present = lines.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `${present.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n`;
}

export const makeRisExporter: MakeExporter = ({ passage }) => ({
  record({ record }) {
    const work = citedWork(record, passage);
    return work ? whole(`${risReference(work)}\r\n`) : noPassage(passage);
  },
});
