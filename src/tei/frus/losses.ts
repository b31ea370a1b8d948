import type { MemconRecord } from '../../model/record.ts';
import { draftingIn } from '../../record/source-note.ts';
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
  ['The letterhead is not kept', ({ letterhead }) => letterhead !== null],
  ['The control number is not kept', ({ control }) => control !== null],
  [
    'Banner lines are given as the document’s marking alone',
    ({ banner, edition }) => banner.lines.length > 0 && !edition,
  ],
  [
    'Other lines that are no part of the text are not kept',
    (record) => record.furniture.some(({ role }) => role !== 'page-label'),
  ],
  ['The classification authority block is not kept', ({ authority }) => authority !== null],
  ['Declassification stamps are not kept', ({ declassification }) => declassification.length > 0],
  ['Stamps are not kept', ({ stamps }) => stamps.length > 0],
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
    'Notes that hang on a dateline, a heading or a closing hang on the document’s heading or its end',
    ({ edition }) => edition?.footnotes.some(({ hangs }) => hangs === undefined) ?? false,
  ],
  ['What made a reading where the reader did not ("editor") is not kept', (record) => holds(record, 'from')],
  ['Readings that were close are not kept', (record) => holds(record, 'alternatives')],
  [
    'Drafting lines that a source note has no words for are not kept',
    ({ drafting, edition }) => !edition && drafting.some(({ text }) => draftingIn(text) === null),
  ],
  ['Pages at the end that bear no text are not kept', endsOnEmptyPage],
  ['Findings are not kept', ({ findings }, options) => findings.length > 0 && !options.findings],
  // An edition's say what its own markup holds.
  ['Notes on the reading are not kept', ({ notes, edition }) => notes.length > 0 && !edition],
  [
    'Titles of participants stand behind the name',
    ({ participants, edition }) => !edition && participants.some(({ title }) => title !== null),
  ],
  ['The archival reference is given in the words of the source note', ({ archive }) => archive !== undefined],
  ['The closing line is given as a paragraph', ({ closing }) => closing !== null],
];

/** Whether any value within has this member; findings are given as they are. */
function holds(value: unknown, member: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) => key === member || (key !== 'findings' && holds(inner, member)),
  );
}

function endsOnEmptyPage(record: MemconRecord): boolean {
  const pages = paragraphsOf(record).flatMap(({ at, continues = [] }) =>
    [at, ...continues].map(({ page }) => page),
  );
  return record.source.pages[1] > Math.max(record.source.pages[0], ...pages);
}

export function lossesOf(record: MemconRecord, options: FrusOptions): string[] {
  return losses.filter(([, isThere]) => isThere(record, options)).map(([sentence]) => sentence);
}
