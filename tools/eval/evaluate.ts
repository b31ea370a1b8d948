import type { EvalDocument, Judgment } from './judged.ts';
import type { PageStage, PaperReading } from './read.ts';
import { emptyPaper, readPaper } from './read.ts';
import type { Summary } from './summary.ts';
import { summarizeGroup } from './summary.ts';

/** A document as read and judged. */
export interface Evaluated {
  readonly document: EvalDocument;
  readonly judgments: readonly Judgment[];
  /** Why nothing was read; the judgments then are those of an empty reading. */
  readonly fault: string | null;
}

/** Reads and judges one document. A reader that throws is noted and does not cost the others their figures. */
export async function evaluateDocument(document: EvalDocument, stage?: PageStage): Promise<Evaluated> {
  const read = async (): Promise<PaperReading> =>
    document.read?.() ?? (await readPaper(document.path, stage));
  const { paper, fault } = await read().catch((error: unknown): PaperReading => ({
    paper: emptyPaper,
    fault: `the reader threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  }));
  return { document, judgments: document.judge(paper), fault };
}

/** Sums by group, in the order in which groups first occur. */
export function summarizeAll(evaluated: readonly Evaluated[]): Summary[] {
  const groups = new Map<string, Judgment[]>();
  for (const { document, judgments } of evaluated) {
    const group = groups.get(document.group) ?? [];
    group.push(...judgments);
    groups.set(document.group, group);
  }
  return [...groups].map(([group, judgments]) => summarizeGroup(group, judgments));
}
