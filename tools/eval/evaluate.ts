import type { EvalDocument, Judgment } from './judged.ts';
import type { Summary } from './summary.ts';
import { summarizeGroup } from './summary.ts';
import { readRecords } from './read.ts';

/** A document as read and judged. */
export interface Evaluated {
  readonly document: EvalDocument;
  readonly judgments: readonly Judgment[];
  /** Why nothing was read; the judgments then are those of an empty reading. */
  readonly fault: string | null;
}

/** Reads and judges one document. A reader that throws is noted and does not cost the others their figures. */
export async function evaluateDocument(document: EvalDocument): Promise<Evaluated> {
  const { records, fault } = await readRecords(document.path).catch((error: unknown) => ({
    records: [],
    fault: `the reader threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  }));
  return { document, judgments: document.judge(records), fault };
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
