import { assignRoles } from '../../src/line/index.ts';
import type { Line } from '../../src/model/line.ts';
import type { Page } from '../../src/model/page.ts';

/** Pages of a text as a reader gives them; a form feed ends a page. */
export function pagesOf(text: string): Page[] {
  return text.split(/(?<=\f)/).map((page, i) => ({
    number: i + 1,
    text: page,
    begins: i === 0 ? { by: 'file', confidence: 1 } : { by: 'form-feed', confidence: 1 },
  }));
}

/** Lines of a text with their roles. */
export function linesOf(text: string): Line[] {
  return assignRoles(pagesOf(text));
}

/** Lines as if every one that is not blank belonged to the memorandum. */
export function bodyOf(text: string): Line[] {
  return linesOf(text)
    .filter((line) => line.text !== '')
    .map((line) => ({ ...line, role: 'body' }));
}
