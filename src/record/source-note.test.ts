import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { archivedRecord, editionRecord } from '../../test/support/exports.ts';
import { inventedRecord } from '../../test/support/invented-record.ts';
import type { MemconRecord } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { sourceNote } from './source-note.ts';

function typed(text: string): Text {
  return { typed: text, text, at: { page: 1 } };
}

const memcon: MemconRecord = { ...archivedRecord, kind: 'memcon' };

function note(change: Partial<MemconRecord>): string {
  return sourceNote({ ...memcon, ...change }).text;
}

test('a note says where the paper is, how it was marked, who drafted it and where the meeting was', () => {
  assert.deepEqual(
    sourceNote({
      ...memcon,
      banner: { ...memcon.banner, level: 'S', caveats: ['NODIS', 'EYES ONLY', 'XGDS'] },
      drafting: [typed('Drafted by: R. Quill (EUR/N)'), typed('Cleared: Mr. Lund'), typed('Approved in S')],
      venue: typed('Cabinet Room'),
      distribution: [typed('S/S, EUR; INR')],
    }),
    {
      text:
        'Source: Halloran Library, National Security Council Files, Country Files, Box 12, Norland, Vol. 2. ' +
        'Secret; Nodis; Eyes Only. Drafted by R. Quill (EUR/N). Cleared by Mr. Lund. Approved in S. ' +
        'The meeting took place in the Cabinet Room. Copies were sent to S/S, EUR and INR.',
      missing: [],
    },
  );
});

test('what the record does not say is left out, and listed', () => {
  const { text, missing } = sourceNote({ ...inventedRecord, kind: 'memcon', venue: null });
  assert.equal(text, 'Source: [not known]. Confidential. No drafting information appears on the memorandum.');
  assert.deepEqual(missing, ['repository', 'collection', 'box', 'folder', 'place', 'drafter']);
});

describe('places', () => {
  for (const [venue, words] of [
    ['The Oval Office, The White House', 'in the Oval Office, The White House'],
    ["Under Secretary's Office", "in the Under Secretary's Office"],
    ["Chancellor's House, Port Verge", "in Chancellor's House, Port Verge"],
    ['Embassy of Norland', 'at the Embassy of Norland'],
    ['Port Verge', 'in Port Verge'],
    ['His Residence', 'in His Residence'],
  ] as const)
    test(venue, () => {
      assert.ok(
        note({ venue: typed(venue) }).includes(` The meeting took place ${words}. `),
        note({ venue: typed(venue) }),
      );
    });
});

test('a telephone conversation is not called a meeting, and need not say where it was', () => {
  assert.match(
    sourceNote(archivedRecord).text,
    / The conversation took place over the telephone in the Study\. No drafting information appears on the memorandum\.$/,
  );
  const { text, missing } = sourceNote({ ...archivedRecord, venue: null });
  assert.doesNotMatch(text, /took place/);
  assert.deepEqual(missing, ['drafter']);
});

test('of a paper that is no record of a conversation nothing took place', () => {
  const { text, missing } = sourceNote({ ...archivedRecord, kind: 'other' });
  assert.match(text, /Confidential\. No drafting information appears on the paper\.$/);
  assert.deepEqual(missing, ['drafter']);
});

test('a paper without banner lines has no classification marking; one that cannot be read is missing', () => {
  assert.match(
    note({ banner: { level: null, caveats: [], lines: [] } }),
    /Vol\. 2\. No classification marking\. /,
  );
  const { missing } = sourceNote({ ...memcon, banner: { ...memcon.banner, level: null } });
  assert.ok(missing.includes('classification'));
  assert.match(
    note({ banner: { ...memcon.banner, level: 'SBU' } }),
    /Vol\. 2\. Sensitive but Unclassified\. /,
  );
});

test('drafting lines without a label of their own are not taken for a drafter', () => {
  const { text, missing } = sourceNote({ ...memcon, drafting: [typed('(Drafting Office and Officer)')] });
  assert.doesNotMatch(text, /[Dd]raft/);
  assert.deepEqual(missing, ['drafter']);
});

test("an edition's own note is taken as it is", () => {
  const edition = { ...editionRecord.edition!, sourceNote: 'Source: Norland State Archive.\n Secret.' };
  assert.equal(sourceNote({ ...editionRecord, edition }).text, 'Source: Norland State Archive. Secret.');
});
