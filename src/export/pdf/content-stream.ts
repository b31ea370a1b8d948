/** One operation of a content stream, its operands before it (ISO 32000-1, 7.8.2). */
export interface Operation {
  readonly operator: string;
  /** As written: `12.5`, `/Im1`, `(text)`, `<<…>>` in one. */
  readonly operands: readonly string[];
  /** Half-open range in the stream's bytes, operands included. */
  readonly start: number;
  readonly end: number;
}

const white = /[\0\t\n\f\r ]/y;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/**
 * The operations of a decoded content stream, each byte as one character. A stream that breaks off gives those
 * before the break.
 */
export function* operationsOf(content: string): Iterable<Operation> {
  let position = 0;
  let operands: string[] = [];
  let start: number | null = null;
  while (position < content.length) {
    const end = tokenEnd(content, position);
    if (end === null) return;
    const token = content.slice(position, end);
    const at = position;
    position = end;
    if (isSpace(token)) continue;
    start ??= at;
    if (isOperand(token)) {
      operands.push(token);
      continue;
    }
    if (token === 'BI') position = inlineImageEnd(content, position);
    yield { operator: token, operands, start, end: position };
    operands = [];
    start = null;
  }
}

function isSpace(token: string): boolean {
  return token.startsWith('%') || (token.length === 1 && matchAt(white, token, 0) === 1);
}

function isOperand(token: string): boolean {
  return /^(?:[-+.\d]|[/(<[]|(?:true|false|null)$)/.test(token);
}

/** Where the token at `position` ends: a white space, a comment, an object, an operator. Null where it breaks off. */
function tokenEnd(content: string, position: number): number | null {
  const sign = content[position];
  if (sign === '%') return lineEnd(content, position);
  if (sign === '(') return stringEnd(content, position);
  if (sign === '[') return nestedEnd(content, position + 1, ']');
  if (content.startsWith('<<', position)) return nestedEnd(content, position + 2, '>>');
  if (sign === '<') return endAfter(content, '>', position);
  if (sign === '/') return matchAt(regular, content, position + 1) ?? position + 1;
  return matchAt(white, content, position) ?? matchAt(regular, content, position) ?? position + 1;
}

function matchAt(form: RegExp, content: string, position: number): number | null {
  form.lastIndex = position;
  return form.test(content) ? form.lastIndex : null;
}

function lineEnd(content: string, position: number): number {
  const end = content.slice(position).search(/[\r\n]/);
  return end < 0 ? content.length : position + end;
}

function endAfter(content: string, sign: string, position: number): number | null {
  const index = content.indexOf(sign, position);
  return index < 0 ? null : index + sign.length;
}

/** `(a \( (b) c)`: parentheses nest, and a backslash takes the next character's meaning. */
function stringEnd(content: string, start: number): number | null {
  let depth = 0;
  for (let i = start; i < content.length; i++) {
    const sign = content[i];
    if (sign === '\\') i++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return i + 1;
  }
  return null;
}

/** Of an array or a dictionary, whose items may be either. */
function nestedEnd(content: string, start: number, closing: string): number | null {
  let position = start;
  while (position < content.length) {
    if (content.startsWith(closing, position)) return position + closing.length;
    const end = tokenEnd(content, position);
    if (end === null) return null;
    position = end;
  }
  return null;
}

/** The data of an inline image may hold anything; `EI` between white space ends it. */
function inlineImageEnd(content: string, start: number): number {
  const form = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  const data = content.slice(start).search(/[\0\t\n\f\r ]ID[\0\t\n\f\r ]/);
  form.lastIndex = data < 0 ? start : start + data + 3;
  return form.test(content) ? form.lastIndex : content.length;
}
