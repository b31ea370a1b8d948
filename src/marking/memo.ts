/** Lines of a large memorandum, several times over; the memory stays flat however many texts are read. */
const most = 2000;

/**
 * A function of a text that remembers its latest answers. The stages ask the same of a line in turn: where its page
 * begins, what role it has, where its paragraph ends.
 */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const last = known.get(text);
    if (last !== undefined || known.has(text)) return last as T;
    if (known.size >= most) known.clear();
    const given = answer(text);
    known.set(text, given);
    return given;
  };
}
