import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readCitations, type CslData } from '../../../test/support/citation-js.ts';
import { archivedRecord, editionRecord, exportText } from '../../../test/support/exports.ts';
import { inventedRecord } from '../../../test/support/invented-record.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { MakeExporter } from '../exporter.ts';
import { makeBibtexExporter } from './bibtex.ts';
import { makeCslExporter } from './csl.ts';
import { makeCitationExporter } from './index.ts';
import { makeRisExporter } from './ris.ts';
import type { CitationStyle } from './styles.ts';
import { nameVolume } from './volume.ts';

const plain: MemconRecord = { ...inventedRecord, subject: null, letterhead: null, date: null };

/** What each style makes of a paper in an archive, a document of an edition, and a paper of which nothing is known. */
const golden: Readonly<Record<CitationStyle, readonly [archived: string, edition: string, bare: string]>> = {
  'chicago-note': [
    '“Call with Premier Adler of Norland,” memorandum of telephone conversation, May 3, 1988, box 12, Norland, Vol. 2, Country Files, National Security Council Files, Halloran Presidential Library.',
    '“Memorandum of Conversation, Port Verge, May 3, 1988, 10:05 a.m.,” in *Foreign Relations of the United States, 1969–1976*, vol. E–5, pt. 2, doc. 34.',
    'Memorandum of telephone conversation.',
  ],
  'chicago-bibliography': [
    '“Call with Premier Adler of Norland.” Memorandum of telephone conversation, May 3, 1988. Box 12, Norland, Vol. 2, Country Files, National Security Council Files, Halloran Presidential Library.',
    '“Memorandum of Conversation, Port Verge, May 3, 1988, 10:05 a.m.” In *Foreign Relations of the United States, 1969–1976*, vol. E–5, pt. 2, doc. 34.',
    'Memorandum of telephone conversation.',
  ],
  apa: [
    'Office of the Chancellor. (1988, May 3). *Call with Premier Adler of Norland* [Memorandum of telephone conversation]. National Security Council Files (Country Files, Box 12, Norland, Vol. 2), Halloran Presidential Library.',
    'Memorandum of Conversation, Port Verge, May 3, 1988, 10:05 a.m. (1988, May 3). In *Foreign Relations of the United States, 1969–1976* (Vol. E–5, Pt. 2, Document 34).',
    '[Memorandum of telephone conversation]. (n.d.).',
  ],
  mla: [
    '“Call with Premier Adler of Norland.” 3 May 1988, National Security Council Files, Country Files, Halloran Presidential Library, box 12, Norland, Vol. 2. Memorandum of telephone conversation.',
    '“Memorandum of Conversation, Port Verge, May 3, 1988, 10:05 a.m.” *Foreign Relations of the United States, 1969–1976*, vol. E–5, pt. 2, doc. 34.',
    'Memorandum of telephone conversation.',
  ],
};

describe('formatted citations', () => {
  for (const [style, [archived, edition, bare]] of Object.entries(golden) as [
    CitationStyle,
    readonly [string, string, string],
  ][])
    test(style, async () => {
      const text = await exportText(makeCitationExporter, [archivedRecord, editionRecord, plain], { style });
      // Markdown escapes signs that this text has none of but in the empty title's brackets.
      assert.deepEqual(text.replace(/\\(?=[[\]])/g, '').split('\n\n'), [archived, edition, bare, '']);
    });

  test('a passage is cited by its page, in a note or in the text', async () => {
    const cite = (style: CitationStyle, record = archivedRecord, passage = 2): Promise<string> =>
      exportText(makeCitationExporter, [record], { style, passage });
    assert.match(await cite('chicago-note'), /May 3, 1988, pp\. 1–2, box 12/);
    assert.match(await cite('chicago-note', editionRecord), /doc\. 34, pp\. 317–318\.\n/);
    assert.match(await cite('chicago-note', { ...editionRecord, furniture: [] }), /doc\. 34, para\. 2\.\n/);
    assert.match(await cite('apa'), /In the text: \(Office of the Chancellor, 1988, pp\. 1–2\)\n/);
    assert.match(await cite('mla'), /In the text: \(“Call with Premier Adler of Norland” 1–2\)\n/);
    assert.match(await cite('apa', plain, 1), /\(Memorandum of telephone conversation, n\.d\., p\. 1\)/);
    await assert.rejects(cite('apa', plain, 99), /has no paragraph 99/);
  });

  test('pages are those of the memorandum, wherever in a packet it lies', async () => {
    const later = { ...archivedRecord, source: { ...archivedRecord.source, pages: [2, 3] as const } };
    assert.match(
      await exportText(makeCitationExporter, [later], { passage: 3 }),
      /May 3, 1988, p\. 1, box 12/,
    );
  });

  for (const [days, dates] of [
    [['1988-05-03', '1988-05-04'], 'May 3–4, 1988'],
    [['1988-04-30', '1988-05-01'], 'April 30–May 1, 1988'],
    [['1987-12-31', '1988-01-01'], 'December 31, 1987–January 1, 1988'],
  ] as const)
    test(`a conversation of several days: ${dates}`, async () => {
      const date = { ...inventedRecord.date!, iso: days[0], isoEnd: days[1] };
      const text = await exportText(makeCitationExporter, [{ ...inventedRecord, date }]);
      assert.ok(text.includes(`, ${dates}.\n`), text);
    });
});

test('volumes are named by their ids', () => {
  const names = ['frus1969-76v18', 'frus1952-54Guat', 'frus1948v01p2', 'frus1943CairoTehran', 'other-12'];
  assert.deepEqual(
    names.map(nameVolume).map(({ series, volume, part }) => [series, volume, part]),
    [
      ['Foreign Relations of the United States, 1969–1976', '18', null],
      ['Foreign Relations of the United States, 1952–1954, Guatemala', null, null],
      ['Foreign Relations of the United States, 1948', '1', '2'],
      ['Foreign Relations of the United States, 1943, The Conferences at Cairo and Tehran', null, null],
      ['Foreign Relations of the United States (other-12)', null, null],
    ],
  );
});

describe('other programs read the citations back', () => {
  const read = async (make: MakeExporter, record: MemconRecord, passage?: number): Promise<CslData> => {
    const [item] = readCitations(await exportText(make, [record], passage === undefined ? {} : { passage }));
    return item ?? assert.fail('no citation');
  };
  const issued = [[1988, 5, 3]];

  test('CSL-JSON', async () => {
    const text = await exportText(makeCslExporter, [archivedRecord, editionRecord]);
    const [archived, edition] = readCitations(text);
    assert.equal(archived?.title, 'Call with Premier Adler of Norland');
    assert.equal(archived.type, 'document');
    assert.equal(archived.genre, 'Memorandum of telephone conversation');
    assert.deepEqual(archived.issued?.['date-parts'], issued);
    assert.equal(archived.archive, 'Halloran Presidential Library');
    assert.equal(archived.archive_collection, 'National Security Council Files');
    assert.equal(archived.archive_location, 'Country Files, Box 12, Norland, Vol. 2');
    assert.equal(edition?.['container-title'], 'Foreign Relations of the United States, 1969–1976');
    assert.equal(edition.volume, 'E–5');
    assert.equal(await exportText(makeCslExporter, []), '[]\n');
  });

  test('CSL-JSON of a passage has its page', async () => {
    const item = await read(makeCslExporter, archivedRecord, 3);
    assert.deepEqual(
      [item.id, item.title, item.page],
      [`${archivedRecord.id}-3`, 'Call with Premier Adler of Norland', '2'],
    );
  });

  test('BibTeX', async () => {
    const item = await read(makeBibtexExporter, archivedRecord, 2);
    assert.equal(item.title, 'Call with Premier Adler of Norland');
    assert.equal(item.genre, 'Memorandum of telephone conversation');
    assert.equal(item.author?.[0]?.family ?? item.author?.[0]?.literal, 'Office of the Chancellor');
    assert.deepEqual(item.issued?.['date-parts'], issued);
    assert.equal(item.page, '1-2');
    const edition = await read(makeBibtexExporter, editionRecord);
    assert.equal(edition['container-title'], 'Foreign Relations of the United States, 1969–1976');
    assert.equal(edition.volume, 'E–5');
  });

  test('RIS', async () => {
    const item = await read(makeRisExporter, archivedRecord, 2);
    assert.equal(item.type, 'manuscript');
    assert.equal(item.title, 'Call with Premier Adler of Norland');
    assert.deepEqual(item.issued?.['date-parts'], issued);
    assert.equal(item.archive_location, 'Country Files, Box 12, Norland, Vol. 2');
    assert.equal(item.source, 'Halloran Presidential Library, National Security Council Files');
    assert.equal(item.page, '1-2');
    const edition = await read(makeRisExporter, editionRecord);
    assert.equal(edition['container-title'], 'Foreign Relations of the United States, 1969–1976');
  });

  const signs = fc.stringMatching(/^[A-Za-z][A-Za-z{}\\$&#%_~^"'@=,;:()<>é“” -]{0,40}$/);
  test('BibTeX keeps any sign of a title', async () => {
    await fc.assert(
      fc.asyncProperty(signs, async (title) => {
        const text = title.trim().replace(/ +/g, ' ');
        const subject = { ...inventedRecord.subject!, text };
        const item = await read(makeBibtexExporter, { ...inventedRecord, subject });
        assert.equal(item.title, text);
      }),
      { numRuns: 300 },
    );
  });
});
