/** C0 controls and DEL. */
const controls = /[^\P{Cc}\u0080-\u009f]/gu;
/** C1 controls and what turns the direction of text. */
const overrides = /[\u0080-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A source's text as one line that a terminal shows and does not obey: white space of any kind becomes a space,
 * control characters their Unicode pictures, C1 controls and direction marks a replacement character.
 */
export function visible(text: string): string {
  return text
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(controls, (c) => (c === '\u007f' ? '\u2421' : String.fromCodePoint(0x2400 + c.charCodeAt(0))))
    .replace(overrides, '\ufffd');
}
