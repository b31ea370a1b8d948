import type { ArchivalReference } from '../../model/archive.ts';
import { apaDate, chicagoDate, mlaDate, partsOf } from './dates.ts';
import { concat, italic, join, sentences, type Runs } from './runs.ts';
import type { CitationStyle } from './styles.ts';
import type { CitedWork, Locator } from './work.ts';

/**
 * One citation. Archival papers follow Chicago 14.221–14.231, APA 10.16 with its examples of archival documents,
 * and MLA's form for a manuscript in an archive; papers of an edition are documents of their volume. Only the
 * note names the passage; the others do so in the text, see {@link inText}.
 */
export function formatCitation(work: CitedWork, style: CitationStyle): Runs {
  return formatters[style](work);
}

const formatters: Readonly<Record<CitationStyle, (work: CitedWork) => Runs>> = {
  'chicago-note': (work) =>
    sentences([
      join(
        work.edition
          ? [quotedTitle(work, ','), missingDate(work), ...inVolume(work), locatorText(work.locator)]
          : [
              quotedTitle(work, ','),
              work.title && lowerFirst(work.genre),
              work.date && chicagoDate(work.date),
              locatorText(work.locator),
              ...smallestFirst(work.archive),
            ],
        ', ',
      ),
    ]),
  'chicago-bibliography': (work) =>
    sentences(
      work.edition
        ? [quotedTitle(work, '.'), missingDate(work), join(inVolume(work, 'In '), ', ')]
        : [
            quotedTitle(work, '.'),
            join([work.title && work.genre, work.date && chicagoDate(work.date)], ', '),
            capital(join(smallestFirst(work.archive), ', ')),
          ],
    ),
  apa(work) {
    const date = `(${work.date ? apaDate(work.date) : 'n.d.'})`;
    if (work.edition) {
      const { volume, part } = work.edition.volume;
      const parts = [volume && `Vol. ${volume}`, part && `Pt. ${part}`, `Document ${work.edition.document}`];
      const place = concat('In ', italic(work.edition.volume.series), ` (${present(parts).join(', ')})`);
      return sentences([work.title ?? work.genre, date, place]);
    }
    const kind = `[${work.genre}]`;
    const title = work.title === null ? kind : concat(italic(work.title), ` ${kind}`);
    const { repository, collection, series, box, folder } = work.archive ?? unknown;
    const files = present([series, box && `Box ${box}`, folder]).join(', ');
    const held = collection && files !== '' ? `${collection} (${files})` : (collection ?? files);
    const keeper = join([held, repository], ', ');
    return sentences(work.issuer ? [work.issuer, date, title, keeper] : [title, date, keeper]);
  },
  mla: (work) =>
    sentences(
      work.edition
        ? [quotedTitle(work, '.'), join(inVolume(work, ''), ', ')]
        : [
            quotedTitle(work, '.'),
            join([work.date && mlaDate(work.date), ...mlaContainer(work.archive)], ', '),
            work.title && work.genre,
          ],
    ),
};

/** How the text refers to the work: "(The White House, 1997, p. 2)", "(“Call with the Premier” 2)"; null where a note does. */
export function inText(work: CitedWork, style: CitationStyle): string | null {
  const { issuer, title, genre, locator, date } = work;
  const short = title ? `“${inner(title)}”` : genre;
  if (style === 'mla') return `(${present([short, locator && mlaLocator(locator)]).join(' ')})`;
  if (style !== 'apa') return null;
  const who = !work.edition && issuer ? issuer : title ? `“${inner(title)},”` : `${genre},`;
  const year = date ? partsOf(date.start).year : 'n.d.';
  const rest = present([year, locatorText(locator)]).join(', ');
  return `(${who}${who.endsWith('”') || who.endsWith(',') ? ' ' : ', '}${rest})`;
}

function mlaLocator({ label, value }: Locator): string {
  return label === 'page' ? value : `par. ${value}`;
}

const unknown: ArchivalReference = {
  repository: null,
  collection: null,
  series: null,
  box: null,
  folder: null,
  caseNumber: null,
};

/** Chicago names the smallest unit first. */
function smallestFirst(archive: ArchivalReference | null): readonly (string | null)[] {
  const { repository, collection, series, box, folder } = archive ?? unknown;
  return [box && `box ${box}`, folder, series, collection, repository];
}

function mlaContainer(archive: ArchivalReference | null): readonly (string | null)[] {
  const { repository, collection, series, box, folder } = archive ?? unknown;
  return [collection, series, repository, box && `box ${box}`, folder];
}

function inVolume({ edition }: CitedWork, before = 'in '): readonly (Runs | string | null)[] {
  if (!edition) return [];
  const { series, volume, part } = edition.volume;
  return [
    concat(before, italic(series)),
    volume && `vol. ${volume}`,
    part && `pt. ${part}`,
    `doc. ${edition.document}`,
  ];
}

/** The edition's headings mostly end with the date. */
function missingDate({ title, date }: CitedWork): string | null {
  return date && !title?.includes(partsOf(date.start).year) ? chicagoDate(date) : null;
}

/** The title in quotation marks with its comma or stop inside; the genre without them where there is no title. */
function quotedTitle({ title, genre }: CitedWork, stop: ',' | '.'): string {
  if (title === null) return genre;
  // The stop of an abbreviation ("a.m.") stays before a comma.
  const bare = title.replace(/,$|(?<!\.\p{L})\.$/u, '');
  return `“${inner(bare)}${/[?!]$/.test(bare) || bare.endsWith(stop) ? '' : stop}”`;
}

/** Quotation marks within quotation marks. */
function inner(text: string): string {
  return text.replace(/[“"](?=\S)([^“”"]*)[”"]/g, '‘$1’');
}

function locatorText(locator: Locator | null): string | null {
  if (!locator) return null;
  if (locator.label === 'paragraph') return `para. ${locator.value}`;
  return `${/[–-]/.test(locator.value) ? 'pp.' : 'p.'} ${locator.value}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function capital([first, ...rest]: Runs): Runs {
  return first
    ? [{ ...first, text: first.text.slice(0, 1).toUpperCase() + first.text.slice(1) }, ...rest]
    : [];
}

function present(parts: readonly (string | null)[]): readonly string[] {
  return parts.filter((part) => part !== null && part !== '').map(String);
}
