import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { visible } from '../visible.ts';

/** Text that is HTML already: whatever else is put into a page is escaped by the template. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Where a page stands in the edition. */
export interface PagePlace {
  /** Of the edition. */
  readonly name: string;
  readonly title: string;
  /** From the page to the edition's folder: "" or "../". */
  readonly root: string;
  /** Which of the pages that each page leads to it is; null: none. */
  readonly at: string | null;
}

const places = [
  ['index.html', 'Chronology'],
  ['people.html', 'People'],
  ['search.html', 'Search'],
] as const;

export async function page({ name, title, root, at }: PagePlace, content: Html): Promise<string> {
  const whole = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title === name ? name : `${title} – ${name}`}</title>
        <link rel="stylesheet" href="${root}assets/edition.css" />
      </head>
      <body>
        <header>
          <a class="name" href="${root}index.html">${name}</a>
          <nav aria-label="Edition">
            ${places.map(
              ([file, label]) =>
                html`<a href="${root}${file}" ${at === file ? raw('aria-current="page"') : ''}>${label}</a> `,
            )}
          </nav>
        </header>
        <main>${content}</main>
      </body>
    </html>`;
  return `${whole.toString()}\n`;
}

/** One line, without what a browser could take for anything but letters. */
export function clean(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}
