import type { MemconRecord } from '../../model/record.ts';
import type { FrusOptions } from './write.ts';

type Loss = readonly [sentence: string, isThere: (record: MemconRecord, options: FrusOptions) => boolean];

const paragraphsOf = (record: MemconRecord) =>
  record.body.flatMap((block) => (block.kind === 'heading' ? [] : block.paragraphs));

/** What the edition's encoding has no place for, beside what a record has to show for it. */
const losses: readonly Loss[] = [
  ['The record’s id and the file it was read from are not in the document', () => true],
  ['Places on the paper, other than pages, are not kept', () => true],
  [
    'Texts as typed are given in our reading alone',
    ({ title, subject, venue, participants }) =>
      [title, subject, venue].some((text) => text !== null && text.typed !== text.text) ||
      participants.some(({ typed, name }) => !typed.includes(name)),
  ],
  [
    'The paper has no title; the edition’s usual heading stands for it',
    ({ title, edition }) => title === null && !edition?.head,
  ],
  ['The letterhead is not kept', ({ letterhead }, { furniture }) => letterhead !== null && !furniture],
  ['The control number is not kept', ({ control }, { furniture }) => control !== null && !furniture],
  [
    'Banner lines are given as the document’s marking alone',
    ({ banner }, { furniture }) => banner.lines.length > 0 && !furniture,
  ],
  [
    'Other lines that are no part of the text are not kept',
    (record, { furniture }) => !furniture && record.furniture.some(({ role }) => role !== 'page-label'),
  ],
  ['The classification authority block is not kept', ({ authority }) => authority !== null],
  ['Declassification stamps are not kept', ({ declassification }) => declassification.length > 0],
  ['Stamps are not kept', ({ stamps }, { furniture }) => stamps.length > 0 && !furniture],
  [
    'Portion marks are given as read, without the doubt; those that cannot be read are not kept',
    (record) =>
      paragraphsOf(record).some(
        ({ mark }) => mark !== null && (mark.level === null || mark.basis !== 'literal'),
      ),
  ],
  [
    'Withheld passages that the text does not show in brackets are not kept',
    (record) =>
      paragraphsOf(record).some(({ text, excisions }) =>
        excisions.some(({ typed }) => !text.includes(typed)),
      ),
  ],
  [
    'Who a speaker is, is not kept beside the label',
    ({ body }) => body.some((block) => 'who' in block && block.who !== null),
  ],
  [
    'Where the notes hang is not kept: they hang on the last paragraph',
    ({ edition }) => (edition?.footnotes.length ?? 0) > 0,
  ],
  ['Findings are not kept', ({ findings }, options) => findings.length > 0 && !options.findings],
  ['Notes on the reading are not kept', ({ notes }) => notes.length > 0],
  ['The archival reference is given in the words of the source note', ({ archive }) => archive !== undefined],
  ['The closing line is given as a paragraph', ({ closing }) => closing !== null],
];

export function lossesOf(record: MemconRecord, options: FrusOptions): string[] {
  return losses.filter(([, isThere]) => isThere(record, options)).map(([sentence]) => sentence);
}
