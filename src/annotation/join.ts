import type { At } from '../model/position.ts';
import type { DraftParagraph } from './draft.ts';
import { editor } from './provenance.ts';

/** One paragraph of two. It has one mark, the second's where both have one: a mark rates what stands before it. */
export function joinParagraphs(
  first: DraftParagraph,
  second: DraftParagraph,
): { readonly paragraph: DraftParagraph; readonly lost: readonly string[] } {
  const lost =
    first.mark && second.mark
      ? [`Paragraph ${first.n}: its mark “${first.mark.typed}” gives way to the next one's.`]
      : [];
  const [at, ...continues] = joinPlaces([
    first.at,
    ...(first.continues ?? []),
    second.at,
    ...(second.continues ?? []),
  ]);
  const paragraph = {
    n: first.n,
    text: `${first.text} ${second.text}`.trim(),
    typed: `${first.typed}\n${second.typed}`,
    mark: second.mark ?? first.mark,
    at: at!,
    ...(continues.length > 0 && { continues }),
    incidents: [...first.incidents, ...second.incidents],
    excisions: [...first.excisions, ...second.excisions],
    from: editor,
  };
  return { paragraph, lost };
}

/** One place a page. */
function joinPlaces(places: readonly At[]): At[] {
  const joined: At[] = [];
  for (const at of places) {
    const same = joined.findIndex(({ page }) => page === at.page);
    if (same < 0) joined.push(at);
    else joined[same] = spanning(joined[same]!, at);
  }
  return joined;
}

function spanning(a: At, b: At): At {
  const line = a.line === undefined ? b.line : b.line === undefined ? a.line : Math.min(a.line, b.line);
  const chars =
    a.chars && b.chars
      ? ([Math.min(a.chars[0], b.chars[0]), Math.max(a.chars[1], b.chars[1])] as const)
      : (a.chars ?? b.chars);
  const region = a.region && b.region && around(a.region, b.region);
  return {
    page: a.page,
    ...(line !== undefined && { line }),
    ...(chars && { chars }),
    ...(region && { region }),
  };
}

function around(a: NonNullable<At['region']>, b: NonNullable<At['region']>): NonNullable<At['region']> {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.w, b.x + b.w);
  const bottom = Math.max(a.y + a.h, b.y + b.h);
  return { x, y, w: right - x, h: bottom - y, dpi: a.dpi };
}
