/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG 1.1; `content` is markup. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(typeof value === 'number' ? short(value) : value!)}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export function rect({ x, y, w, h }: Box, attributes: Attributes): string {
  return element('rect', { x, y, width: w, height: h, ...attributes });
}

export function text(x: number, y: number, words: string, attributes: Attributes): string {
  return element('text', { x, y, ...attributes }, escape(words));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML 1.0 does not allow even escaped: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const disallowed = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as content or attribute value of XML. */
export function escape(words: string): string {
  return words.replace(disallowed, '\ufffd').replace(/[&<>"]/g, (c) => entities[c]!);
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The smallest box around all; null around none. */
export function surround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

export function grow({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}
