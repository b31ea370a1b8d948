/*
 * Forms that are searched for from sign to sign spell out the white space that lines hold, `[ \t\u00a0]`: where they have `\s`, with
 * its signs of all scripts, V8 tries them at each sign, and the search takes two to five times as long.
 */

/** As `\s` has it. */
function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(String.fromCharCode(code));
}

const run = /[ \t\u00a0]{2}/;

/**
 * Whether the text has more than `most` characters, each run of white space counted as one: two columns on a line are
 * no longer for the gap between them. A long text is looked at only as far as that takes.
 */
export function isLongerThan(text: string, most: number): boolean {
  if (text.length <= most) return false;
  // Most texts have no run so near their start.
  if (!run.test(text.slice(0, most + 1))) return true;
  let length = 0;
  let inRun = false;
  for (let i = 0; i < text.length && length <= most; i++) {
    const space = isSpace(text.charCodeAt(i));
    if (!space || !inRun) length++;
    inRun = space;
  }
  return length > most;
}
