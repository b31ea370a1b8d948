import { FootnoteReferenceRun, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { PortionMark } from '../../model/marks.ts';
import { markText } from '../wording.ts';
import { xmlText } from '../xml-text.ts';

/** Grey of what is ours and not on the paper. */
const ours = '767676';

export function run(text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  return new TextRun({ ...options, text: xmlText(text) });
}

/** The mark in parentheses, struck where a pen struck it. */
export function markRun(mark: PortionMark): TextRun {
  return run(markText(mark), { strike: mark.struck });
}

/** "[p. 2]", where that page begins. */
export function pageRun(page: number): TextRun {
  return run(`[p. ${page}]`, { color: ours });
}

export function oursRun(text: string): TextRun {
  return run(text, { color: ours });
}

/** Footnotes of one document, numbered from 1. */
export class Footnotes {
  readonly #texts: string[] = [];

  add(text: string): ParagraphChild {
    this.#texts.push(text);
    return new FootnoteReferenceRun(this.#texts.length);
  }

  get texts(): readonly string[] {
    return this.#texts;
  }
}

/** Children with a raised comma between notes that follow one another: "1,2" is not twelve. */
export function separateNotes(children: readonly ParagraphChild[]): readonly ParagraphChild[] {
  return children.flatMap((child, i) =>
    child instanceof FootnoteReferenceRun && children[i - 1] instanceof FootnoteReferenceRun
      ? [run(',', { superScript: true }), child]
      : [child],
  );
}
