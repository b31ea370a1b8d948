import type { ComponentChildren } from 'preact';
import { pageBreaks } from '../../../src/export/page-breaks.ts';
import type { Paragraph } from '../../../src/model/body.ts';

/** The text with its stage directions set off, and the pages that begin in it. */
export function RunningText({ paragraph }: { readonly paragraph: Paragraph }) {
  const { text, incidents } = paragraph;
  const breaks = pageBreaks(paragraph);
  const parts: ComponentChildren[] = [];
  let end = 0;
  const add = (to: number, wrap?: 'incident'): void => {
    for (const { page, offset } of breaks.filter((one) => one.offset >= end && one.offset < to)) {
      parts.push(wrapped(text.slice(end, offset), wrap), <PageTurn key={`page ${page}`} page={page} />);
      end = offset;
    }
    parts.push(wrapped(text.slice(end, to), wrap));
    end = to;
  };
  for (const incident of incidents) {
    const start = text.indexOf(incident.text, end);
    if (start < 0) continue;
    add(start);
    add(start + incident.text.length, 'incident');
  }
  add(text.length);
  for (const { page, offset } of breaks)
    if (offset >= text.length) parts.push(<PageTurn key={`page ${page}`} page={page} />);
  return <>{parts}</>;
}

function wrapped(text: string, wrap: 'incident' | undefined): ComponentChildren {
  return wrap === undefined ? text : <i>{text}</i>;
}

/** Its number is drawn by the style sheet: the text stays one for the browser's own search, and for copying. */
function PageTurn({ page }: { readonly page: number }) {
  return <span id={`page-${page}`} class="page-turn" data-page={page} />;
}
