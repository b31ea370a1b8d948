/** What `NEAR(oil price, 5)` holds in its parentheses: the words, and the distance where one is given. */
export function readNearBody(body: string): { readonly words: string; readonly distance: number | null } {
  const cut = body.lastIndexOf(',');
  const behind = body.slice(cut + 1).trim();
  if (cut < 0 || !/^\d{1,9}$/.test(behind)) return { words: body, distance: null };
  return { words: body.slice(0, cut), distance: Number(behind) };
}
