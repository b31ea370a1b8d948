import { remember } from '../marking/memo.ts';
import { countries, home, homeInstitutions } from './data/countries.ts';
import { officeForms } from './data/office-forms.ts';
import { fold } from './fold.ts';

/** What a title says: an office that one person of a state holds at a time, and the state. */
export interface TitleReading {
  /** Key of the office in the table of forms; null: another office, or none. */
  readonly key: string | null;
  /** Null: the title does not say. */
  readonly country: string | null;
  /** The title names the state; else it is known by the office alone. */
  readonly named: boolean;
}

/** Offices and bodies of the home state that go without its name. */
const ofHome =
  /\bdepartment of (?:state|defense|the (?:treasury|army|navy|air force))\b|\bnational security council\b|\bassistant to the president\b|\bhouse of representatives\b|\bcentral intelligence\b|\bsecretary of (?:state(?:,|$)|defense\b|the (?:army|navy|air force|treasury)\b)|\b(?:assistant|under|deputy) secretary of state\b|^ambassador (?:to|in) (?!(?:the )?(?:united states|united nations|u\.?s|u\.?n))/;

/** What a state's adjective stands before where the title is of that state: "Minister of the Norlandish Embassy". */
const body =
  /\bof the ((?:[\p{L}-]+ ){1,3})(?:embassy|foreign (?:office|ministry)|ministry|government|delegation|mission|legation|cabinet|parliament)\b/u;

/** What follows a state's adjective where somebody deals with it for another: "Norlandish Affairs". */
const dealing = /^(?:[\p{L}-]+ ){0,3}(?:affairs|desk|division|section|region)\b/u;
const officeHolder =
  /\b(?:minister|secretary|director|ambassador|officer|counsel+or|chief|advis[eo]r|member|representative|president|chairman)\b/;

/** Reads a title: "Soviet Minister of Foreign Affairs", "The Secretary", "Prime Minister of Japan". */
export const readTitle: (title: string) => TitleReading = remember((title) => {
  const text = fold(title)
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|mr|madam)\s+/, '')
    .replace(/[\s,.;:]+$/, '');
  const [state, office] = cutState(text);
  // "Prime Minister and Minister of Defense": the first of several offices.
  const first = office.replace(/ and .*$/, '');
  const form = officeForms.find(
    (entry) =>
      (entry.form.test(office) || entry.form.test(first)) &&
      (entry.country === undefined || (state ?? home) === entry.country),
  );
  const deals = form === undefined && dealing.test(office) && !officeHolder.test(office);
  const named = deals ? null : (state ?? bodyOf(text));
  const country = named ?? form?.country ?? (ofHome.test(text) ? home : null);
  return { key: form?.key ?? null, country, named: named !== null };
});

/** The state that the title names, and the title without it. */
function cutState(text: string): readonly [string | null, string] {
  const [led, rest] = cutLeading(text);
  return led === null ? cutFollowing(text) : [led, rest];
}

function bodyOf(text: string): string | null {
  const words = body.exec(text)?.[1]?.trim();
  return words === undefined ? null : cutLeading(`${words} body`)[0];
}

/** "West German Chancellor" → the state and "chancellor". */
function cutLeading(text: string): readonly [string | null, string] {
  const words = text.split(' ');
  for (let n = Math.min(4, words.length - 1); n > 0; n--) {
    const country = countries.get(words.slice(0, n).join(' '));
    if (country !== undefined) return [country, words.slice(n).join(' ')];
  }
  return [null, text];
}

/** "prime minister of japan", "president, kenya", "president of the federal republic of norland" → the state and the office. */
function cutFollowing(text: string): readonly [string | null, string] {
  const [before, after, ...more] = text.split(', ');
  const behind = after !== undefined && more.length === 0 ? countries.get(after) : undefined;
  if (behind !== undefined && officeForms.some(({ form }) => form.test(before!))) return [behind, before!];
  for (let at = text.indexOf(' of '); at >= 0; at = text.indexOf(' of ', at + 1)) {
    const name = text
      .slice(at + 4)
      .replace(/,.*$/, '')
      .replace(/^the /, '');
    const country = countries.get(name);
    if (country !== undefined)
      return [
        country,
        text.slice(0, at).replace(/ of the (?:[\p{L}-]+ ){0,4}(?:republic|kingdom|union|state)$/u, ''),
      ];
  }
  return [null, text];
}

/** The state of a heading over one side of a list: "U.S.", "Soviet Side", "For the United Kingdom"; null: none that is known. */
export const readCountry: (side: string) => string | null = remember((side) => {
  const text = fold(side)
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:for|on behalf of) /, '')
    .replace(/^the /, '')
    .replace(/ (?:side|delegation|participants|party|government|representatives|officials|embassy)$/, '');
  return countries.get(text) ?? (homeInstitutions.has(text) ? home : null);
});
