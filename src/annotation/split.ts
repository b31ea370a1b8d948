import type { Excision } from '../model/release.ts';
import type { At } from '../model/position.ts';
import type { DraftParagraph } from './draft.ts';
import { findInTyped } from './typed-offset.ts';
import { editor } from './provenance.ts';

/**
 * Two paragraphs of one: what stands in the text goes with its part, the mark stays with the last. Null: the offset is
 * not inside the text.
 */
export function splitParagraph(
  paragraph: DraftParagraph,
  offset: number,
): { readonly parts: readonly [DraftParagraph, DraftParagraph]; readonly lost: readonly string[] } | null {
  const { text, typed } = paragraph;
  const head = text.slice(0, offset).trimEnd();
  const tail = text.slice(offset).trimStart();
  if (head === '' || tail === '') return null;
  const cut = findInTyped(text, offset, typed);
  const places = splitPlaces(paragraph, cut);
  const lost: string[] = [];
  const incidents: DraftParagraph['incidents'][number][][] = [[], []];
  for (const [i, start] of placesInText(paragraph.incidents, text).entries()) {
    const incident = paragraph.incidents[i]!;
    if (start !== null && start < offset && start + incident.text.length > offset)
      lost.push(`Paragraph ${paragraph.n}: the split goes through “${incident.text}”.`);
    else incidents[start !== null && start < offset ? 0 : 1]!.push(incident);
  }
  const excisions: Excision[][] = [[], []];
  for (const excision of paragraph.excisions)
    excisions[partOf(excision, text, offset, places)]!.push(excision);
  const part = (index: 0 | 1, words: string, lines: string): DraftParagraph => ({
    n: paragraph.n,
    ...places[index],
    text: words,
    typed: lines,
    mark: index === 1 ? paragraph.mark : null,
    incidents: incidents[index]!,
    excisions: excisions[index]!,
    from: editor,
  });
  const gap = /\s/.test(typed[cut - 1] ?? '') ? 1 : 0;
  return { parts: [part(0, head, typed.slice(0, cut - gap)), part(1, tail, typed.slice(cut))], lost };
}

/** Where each thing stands in the text, in their order; null: nowhere. */
function placesInText(things: readonly { readonly text: string }[], text: string): (number | null)[] {
  let from = 0;
  return things.map((thing) => {
    const start = text.indexOf(thing.text, from);
    if (start < 0) return null;
    from = start + thing.text.length;
    return start;
  });
}

type Places = Pick<DraftParagraph, 'at' | 'continues'>;

/**
 * Places of the two parts. They are exact where the typed lines are the page's own text from end to end; else each part
 * has the whole paragraph's place, which holds it.
 */
function splitPlaces({ at, continues, typed }: DraftParagraph, cut: number): readonly [Places, Places] {
  const whole = { at, ...(continues && { continues }) };
  if (continues || !at.chars || at.chars[1] - at.chars[0] !== typed.length) return [whole, whole];
  const [start, end] = at.chars;
  const lines = typed.slice(0, cut).split('\n').length - 1;
  const first: At = { ...at, chars: [start, start + cut] };
  const second: At = {
    ...at,
    ...(at.line !== undefined && { line: at.line + lines }),
    chars: [start + cut, end],
  };
  return [{ at: first }, { at: second }];
}

/** By its words in the text, else by its place on the page; the last part where neither tells. */
function partOf(
  excision: Excision,
  text: string,
  offset: number,
  [first, second]: readonly [Places, Places],
): 0 | 1 {
  const start = text.indexOf(excision.typed);
  if (excision.typed !== '' && start >= 0) return start < offset ? 0 : 1;
  const begins = excision.at.chars?.[0];
  const border = second.at.chars?.[0];
  const exact = first.at !== second.at;
  return exact && begins !== undefined && border !== undefined && begins < border ? 0 : 1;
}
