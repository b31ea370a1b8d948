import type { ComponentChildren } from 'preact';
import type { Doubt } from '../../../src/annotation/doubts.ts';
import type { RecordView } from '../api.ts';
import type { NumberedFinding } from './notes.tsx';
import { draftOf } from './paragraph-editor.tsx';
import { ParagraphRow, type ShownParagraph } from './paragraph-row.tsx';
import { pageLabels } from './places.ts';

interface TranscriptProps {
  readonly view: RecordView;
  readonly findings: ReadonlyMap<number, readonly NumberedFinding[]>;
  readonly furniture: boolean;
  readonly onLook: (id: string | null) => void;
}

/** Who said what, page by page; what stands on the pages beside the text is shown on demand. */
export function Transcript({ view, findings, furniture, onLook }: TranscriptProps) {
  const { record } = view;
  const labels = pageLabels(record);
  const doubts = doubtsByParagraph(view);
  const rows: ComponentChildren[] = [];
  let page = record.source.pages[0] - 1;
  let n = 0;
  let before: ShownParagraph['before'] = null;

  const turnTo = (next: number): void => {
    for (; page < next; page++) {
      if (furniture) rows.push(<FurnitureOf key={`f${page}`} view={view} page={page} />);
      const label = labels.get(page + 1);
      rows.push(
        <p key={`page${page + 1}`} id={`page-${page + 1}`} class="page-break" data-page={page + 1}>
          <span>
            p. {page + 1}
            {label !== undefined && (
              <>
                , typed <span class="typed">{label}</span>
              </>
            )}
          </span>
        </p>,
      );
    }
  };
  for (const [b, block] of record.body.entries()) {
    if (block.at.page > page) turnTo(block.at.page);
    if (block.kind === 'heading') {
      rows.push(<h2 key={`b${b}`}>{block.text}</h2>);
      before = null;
      continue;
    }
    for (const [i, paragraph] of block.paragraphs.entries()) {
      n++;
      if (paragraph.at.page > page) turnTo(paragraph.at.page);
      const numbered = view.numbers[n - 1] ?? { paragraph: n };
      rows.push(
        <ParagraphRow
          key={draftOf(numbered)}
          shown={{ n, numbered, block, paragraph, first: i === 0, before }}
          view={view}
          findings={findings.get(n) ?? []}
          doubts={doubts.get(draftOf(numbered)) ?? []}
          onLook={onLook}
        />,
      );
      before = { numbered, text: paragraph.text };
      // Those pages begin within the text, which shows where.
      for (const { page: next } of paragraph.continues ?? [])
        for (; page < next; page++)
          if (furniture) rows.push(<FurnitureOf key={`f${page}`} view={view} page={page} />);
    }
  }
  if (furniture) rows.push(<FurnitureOf key="f-last" view={view} page={page} />);
  return (
    <div class="transcript">
      {rows}
      {record.closing && <p class="closing">{record.closing.text}</p>}
    </div>
  );
}

/** Doubts about marks, by their paragraph. */
function doubtsByParagraph({ doubts }: RecordView): ReadonlyMap<string, readonly Doubt[]> {
  const sorted = new Map<string, Doubt[]>();
  for (const doubt of doubts) {
    if (doubt.acceptance.kind !== 'mark') continue;
    const place = draftOf(doubt.acceptance);
    sorted.set(place, [...(sorted.get(place) ?? []), doubt]);
  }
  return sorted;
}

function FurnitureOf({ view, page }: { readonly view: RecordView; readonly page: number }) {
  const pieces = [...view.record.furniture.entries()].filter(([, { at }]) => at.page === page);
  if (pieces.length === 0) return null;
  return (
    <ul class="furniture" aria-label={`Beside the text of page ${page}`}>
      {pieces.map(([n, { role, typed }]) => (
        <li key={n} data-place={`furniture ${n}`}>
          <b>{role.replace('-', ' ')}</b> {typed.trim()}
        </li>
      ))}
    </ul>
  );
}
