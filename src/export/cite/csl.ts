import { toJson } from '../json-text.ts';
import { whole, type MakeExporter } from '../exporter.ts';
import { noPassage } from './index.ts';
import { partsOf } from './dates.ts';
import { citedWork, type CitedWork } from './work.ts';

/** Variables of CSL 1.0.2 (citationstyles.org) that we have. */
export interface CslItem {
  readonly id: string;
  readonly type: 'document' | 'chapter';
  readonly title?: string;
  readonly genre: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: CslDate;
  readonly 'event-date'?: CslDate;
  readonly 'event-place'?: string;
  readonly archive?: string;
  readonly archive_collection?: string;
  readonly archive_location?: string;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly 'part-number'?: string;
  readonly number?: string;
  /** Of the passage: CSL has no locators outside of a text that cites. */
  readonly page?: string;
  readonly note?: string;
}

export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

export function cslItem(work: CitedWork, passage: number | null = null): CslItem {
  const { id, genre, title, issuer, date, place, archive, edition, locator } = work;
  const days = date && cslDate(date);
  const location = archive && archiveLocation(archive);
  return {
    id: passage === null ? id : `${id}-${passage}`,
    type: edition ? 'chapter' : 'document',
    title: title ?? genre,
    genre,
    ...(issuer && !edition ? { author: [{ literal: issuer }] } : {}),
    ...(days ? { issued: days, 'event-date': days } : {}),
    ...(place ? { 'event-place': place } : {}),
    ...(archive?.repository ? { archive: archive.repository } : {}),
    ...(archive?.collection ? { archive_collection: archive.collection } : {}),
    ...(location ? { archive_location: location } : {}),
    ...(edition
      ? {
          'container-title': edition.volume.series,
          ...(edition.volume.volume ? { volume: edition.volume.volume } : {}),
          ...(edition.volume.part ? { 'part-number': edition.volume.part } : {}),
          number: edition.document,
        }
      : {}),
    ...(locator?.label === 'page' ? { page: locator.value } : {}),
    ...(locator?.label === 'paragraph' ? { note: `Paragraph ${locator.value}` } : {}),
  };
}

/** Where it lies in its collection: "Country Files, Box 12, Veldmark". */
export function archiveLocation({ series, box, folder }: NonNullable<CitedWork['archive']>): string | null {
  return [series, box && `Box ${box}`, folder].filter((part) => part).join(', ') || null;
}

function cslDate({ start, end }: NonNullable<CitedWork['date']>): CslDate {
  const days = [...new Set([start, end])].map(partsOf);
  return {
    'date-parts': days.map(({ year, month, day }) =>
      [Number(year), month, day].filter((part) => part !== null),
    ),
  };
}

/** CSL-JSON: an array of items, as Zotero and others import them; of a passage each has its page. */
export const makeCslExporter: MakeExporter = ({ passage }) => {
  let written = 0;
  return {
    begin: () => whole('['),
    record({ record }) {
      const work = citedWork(record, passage);
      if (!work) return noPassage(passage);
      return whole(`${written++ > 0 ? ',' : ''}\n${toJson(cslItem(work, passage))}`);
    },
    end: () => whole(`${written > 0 ? '\n' : ''}]\n`),
  };
};
