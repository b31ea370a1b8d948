import { sourceNote } from '../../record/source-note.ts';
import { whole, type MakeExporter } from '../exporter.ts';
import { visible } from '../visible.ts';

/** One note a paragraph, with a line below it that says what is not known. */
export const makeSourceNoteExporter: MakeExporter = () => ({
  record({ record }) {
    const { text, missing } = sourceNote(record);
    return whole(`${visible(text)}\n${missing.length > 0 ? `[Not known: ${missing.join(', ')}]\n` : ''}\n`);
  },
});
