import { escapeText } from '../markdown/escape.ts';
import { whole, type MakeExporter, type Refusal } from '../exporter.ts';
import type { Runs } from './runs.ts';
import { formatCitation, inText } from './style.ts';
import { citedWork } from './work.ts';

export { formatCitation, inText } from './style.ts';
export { citationStyles, type CitationStyle } from './styles.ts';
export { citedWork, type CitedWork } from './work.ts';

/** Formatted citations, one a paragraph, in Markdown for the sake of their italics. */
export const makeCitationExporter: MakeExporter = ({ style, passage }) => ({
  record({ record }) {
    const work = citedWork(record, passage);
    if (!work) return noPassage(passage);
    const reference = inText(work, style);
    const lines = [
      markdown(formatCitation(work, style)),
      ...(passage !== null && reference !== null ? [`In the text: ${escapeText(reference)}`] : []),
    ];
    return whole(lines.map((line) => `${line}\n\n`).join(''));
  },
});

function markdown(runs: Runs): string {
  return runs.map(({ text, italic }) => (italic ? `*${escapeText(text)}*` : escapeText(text))).join('');
}

export function noPassage(passage: number | null): Refusal {
  return { refused: `has no paragraph ${passage}` };
}
