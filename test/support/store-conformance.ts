import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Correction } from '../../src/annotation/index.ts';
import type { Query } from '../../src/query/query.ts';
import type { SearchRequest } from '../../src/query/search.ts';
import { isStoreFault, type Store } from '../../src/store/index.ts';
import { inventSource, type Invented } from './library-records.ts';

/** Makes an empty library, and takes it away again. */
export interface StoreFactory {
  open(): Promise<Store>;
  remove(store: Store): Promise<void>;
}

const talk: Invented = {
  kind: 'telcon',
  date: '1997-03-08',
  venue: 'Residence',
  subject: 'Call about the ferries',
  banner: 'C',
  participants: [
    { name: 'President Vane' },
    { name: 'Premier Adler' },
    { name: 'Rosa Quill', role: 'notetaker' },
  ],
  said: [
    { speaker: 'President Vane', text: 'The harbor is closed. Nobody opens the harbor in winter.' },
    {
      speaker: 'Premier Adler',
      text: 'Our ferries wait for the ice to go.',
      mark: { level: 'C', struck: true },
    },
    { speaker: null, text: 'The call was cut off at the harbor exchange.' },
  ],
  findings: ['BP-01'],
};
const meeting: Invented = {
  date: '1998-11-02',
  venue: 'Oval Office',
  participants: [{ name: 'President Vane' }, { name: 'Chancellor Holt' }],
  said: [
    {
      speaker: 'Chancellor Holt',
      text: 'Grain and ferries, then the harbor.',
      mark: { level: 'S', struck: false },
    },
    { speaker: 'President Vane', text: 'Grain first.' },
  ],
};
const undated: Invented = { said: [{ speaker: null, text: 'A note on grain.' }], kind: 'other' };

export function ask(query: Query, more: Partial<SearchRequest> = {}): SearchRequest {
  return { query, sort: 'relevance', limit: 10, hitsPerRecord: 5, facets: [], ...more };
}

export const word = (text: string, prefix = false): Query => ({ kind: 'word', text, prefix });
export const field = (
  name: Extract<Query, { kind: 'field' }>['field'],
  value: string,
  prefix = false,
): Query => ({
  kind: 'field',
  field: name,
  value,
  prefix,
});

/** What every engine behind {@link Store} has to do. */
export function testStore(engine: string, factory: StoreFactory): void {
  describe(`${engine} as a store`, () => {
    let store: Store;
    const sources = [inventSource('a', [talk]), inventSource('b', [meeting, undated])];
    const ids = sources.flatMap(({ reading }) => reading.records.map(({ id }) => id));
    const [talkId, meetingId, undatedId] = ids as [string, string, string];

    before(async () => {
      store = await factory.open();
      await Promise.all(sources.map(async ({ entry, reading }) => await store.putSource(entry, reading)));
    });
    after(async () => await factory.remove(store));

    const paragraphs = async (query: Query): Promise<string[]> => {
      const { groups } = await store.search(ask(query));
      return groups
        .flatMap(({ record, hits }) => hits.map(({ paragraph }) => `${ids.indexOf(record.id)}.${paragraph}`))
        .toSorted();
    };

    test('gives back what it was given', async () => {
      for (const { entry, reading } of sources) {
        for (const record of reading.records) assert.deepEqual(await store.record(record.id), record);
        const known = await store.sourceAt(entry.path);
        assert.deepEqual(known, {
          ...entry,
          reader: 'reader 1',
          recordIds: reading.records.map(({ id }) => id),
          otherPages: reading.otherPages,
          previous: null,
        });
        assert.deepEqual(await store.sourceOf(entry.sha256), known);
      }
      assert.equal(await store.record('nothing'), null);
      assert.equal(await store.sourceAt('/nothing'), null);
      assert.deepEqual(await store.check(), []);
    });

    test('lists records by date, undated ones last, in pages', async () => {
      assert.deepEqual(await store.recordIds({ limit: 10 }), ids);
      assert.deepEqual(await store.recordIds({ limit: 1, after: talkId }), [meetingId]);
      assert.deepEqual(await store.recordIds({ limit: 9, after: meetingId }), [undatedId]);
      const [summary] = await store.summaries([talkId]);
      assert.equal(summary?.subject, 'Call about the ferries');
      assert.deepEqual(summary.participants, ['President Vane', 'Premier Adler', 'Rosa Quill']);
      assert.equal(summary.paragraphs, 3);
      assert.deepEqual((await store.counts()).records, 3);
      assert.deepEqual((await store.counts()).paragraphs, 6);
    });

    test('finds words, phrases, words nearby, beginnings and what is left out', async () => {
      assert.deepEqual(await paragraphs(word('harbor')), ['0.1', '0.3', '1.1']);
      assert.deepEqual(await paragraphs(word('HARBÓR')), ['0.1', '0.3', '1.1']);
      assert.deepEqual(await paragraphs(word('ferr', true)), ['0.2', '1.1']);
      assert.deepEqual(await paragraphs({ kind: 'phrase', words: ['harbor', 'exchange'] }), ['0.3']);
      assert.deepEqual(await paragraphs({ kind: 'near', words: ['grain', 'harbor'], distance: 5 }), ['1.1']);
      assert.deepEqual(await paragraphs({ kind: 'near', words: ['grain', 'harbor'], distance: 4 }), []);
      const not: Query = { kind: 'not', of: word('ice') };
      assert.deepEqual(await paragraphs({ kind: 'and', of: [word('ferries'), not] }), ['1.1']);
      assert.deepEqual(await paragraphs(not), ['0.1', '0.3', '1.1', '1.2', '2.1']);
      assert.deepEqual(await paragraphs({ kind: 'or', of: [word('ice'), word('note')] }), ['0.2', '2.1']);
      assert.equal((await paragraphs({ kind: 'all' })).length, 6);
      assert.deepEqual(await paragraphs(word('zebra')), []);
    });

    const fields: readonly (readonly [Query, readonly string[]])[] = [
      [field('speaker', 'vane'), ['0.1', '1.2']],
      [field('speaker', 'vane president'), ['0.1', '1.2']],
      [field('to', 'adler'), ['0.1']],
      [field('participant', 'quill'), ['0.1', '0.2', '0.3']],
      [field('participant', 'rosa vane'), []],
      [field('participant', 'qui', true), ['0.1', '0.2', '0.3']],
      [field('role', 'principal'), ['0.1', '0.2', '1.1', '1.2']],
      [field('kind', 'telcon'), ['0.1', '0.2', '0.3']],
      [field('venue', 'office oval'), ['1.1', '1.2']],
      [field('mark', 'C'), ['0.2']],
      [field('mark', 'struck'), ['0.2']],
      [field('mark', 'none'), ['0.1', '0.3', '1.2', '2.1']],
      [field('banner', 'C'), ['0.1', '0.2', '0.3']],
      [field('finding', 'BP-01'), ['0.1', '0.2', '0.3']],
      [field('subject', 'ferr', true), ['0.1', '0.2', '0.3']],
      [field('record', meetingId), ['1.1', '1.2']],
      [{ kind: 'date', from: '1998-01-01', to: null }, ['1.1', '1.2']],
      [{ kind: 'date', from: '1997-03-08', to: '1997-03-08' }, ['0.1', '0.2', '0.3']],
      [{ kind: 'date', from: '1997-03-09', to: '1998-11-01' }, []],
    ];
    test('finds by fields', async () => {
      for (const [query, expected] of fields)
        assert.deepEqual(await paragraphs(query), expected, JSON.stringify(query));
    });

    test('counts what is found, and what it is a part of', async () => {
      const query: Query = { kind: 'and', of: [word('harbor'), field('kind', 'telcon')] };
      const facets = ['speaker', 'year', 'kind', 'mark', 'venue', 'finding'] as const;
      const result = await store.search(ask(query, { facets }));
      assert.deepEqual(result.total, { paragraphs: 2, records: 1, exact: true });
      assert.equal(result.of.paragraphs, 3);
      assert.equal(result.groups[0]?.count, 2);
      assert.deepEqual(
        result.facets.speaker?.map(({ count }) => count),
        [1],
      );
      assert.deepEqual(result.facets.year, [{ value: '1997', count: 2 }]);
      assert.deepEqual(result.facets.kind, [{ value: 'telcon', count: 2 }]);
      assert.deepEqual(result.facets.mark, [{ value: 'none', count: 2 }]);
      assert.deepEqual(result.facets.venue, [{ value: 'Residence', count: 2 }]);
      assert.deepEqual(result.facets.finding, [{ value: 'BP-01', count: 2 }]);
      assert.equal(result.next, null);
    });

    test('shows the hits in their texts, the best first', async () => {
      const { groups } = await store.search(ask(word('harbors')));
      const [best] = groups[0]!.hits;
      assert.equal(best?.speaker, 'President Vane');
      assert.deepEqual(best.addressees, ['Premier Adler']);
      assert.deepEqual(
        best.snippet.marks.map(([start, end]) => best.snippet.text.slice(start, end)),
        ['harbor', 'harbor'],
      );
      const scores = groups[0]!.hits.map(({ score }) => score);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      );
    });

    test('sorts by date, both ways, undated ones last', async () => {
      const order = async (sort: SearchRequest['sort']): Promise<number[]> =>
        (await store.search(ask({ kind: 'all' }, { sort }))).groups.map(({ record }) =>
          ids.indexOf(record.id),
        );
      assert.deepEqual(await order('date'), [0, 1, 2]);
      assert.deepEqual(await order('date-desc'), [1, 0, 2]);
    });

    test('pages through all results once, and takes no other cursor', async () => {
      for (const sort of ['relevance', 'date', 'date-desc'] as const) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const more: Partial<SearchRequest> = { sort, limit: 1, ...(cursor !== null && { cursor }) };
          const result = await store.search(ask({ kind: 'all' }, more));
          seen.push(...result.groups.map(({ record }) => record.id));
          cursor = result.next;
        } while (cursor !== null);
        assert.deepEqual(seen.toSorted(), ids.toSorted());
      }
      const { next } = await store.search(ask(word('harbor'), { limit: 1 }));
      for (const cursor of ['', 'nonsense', Buffer.from('[1]').toString('base64url')])
        await assert.rejects(store.search(ask(word('harbor'), { cursor })), isStoreFault);
      await assert.rejects(store.search(ask(word('grain'), { cursor: next! })), /another query/);
    });

    test('gives the ids of all records that match, by date', async () => {
      const found: string[] = [];
      for await (const id of store.matchingRecordIds(word('grain'))) found.push(id);
      assert.deepEqual(found, [meetingId, undatedId]);
    });

    test('finds a noisy spelling, below the right ones', async () => {
      const noisy = inventSource('noisy', [{ said: [{ speaker: null, text: 'The exchamge rang.' }] }]);
      await store.putSource(noisy.entry, noisy.reading);
      const result = await store.search(ask(word('exchange')));
      assert.deepEqual(result.approximate, [{ word: 'exchange', read: ['exchamge'] }]);
      assert.deepEqual(
        result.groups.map(({ hits }) => hits.map(({ approximate }) => approximate)),
        [[false], [true]],
      );
      await store.putSource(noisy.entry, { ...noisy.reading, records: [] });
      assert.equal((await store.search(ask(word('exchange')))).total.paragraphs, 1);
    });

    test('keeps corrections, searches by them and undoes them', async () => {
      const correction: Correction = {
        kind: 'text',
        paragraph: 2,
        was: 'Grain first.',
        value: 'Barley first.',
      };
      const stored = await store.addCorrection(meetingId, correction, 'an editor');
      assert.equal(stored.fits, true);
      assert.deepEqual(await store.corrections(meetingId), [stored]);
      assert.deepEqual(await paragraphs(word('barley')), ['1.2']);
      assert.deepEqual(await store.record(meetingId), sources[1]!.reading.records[0]);
      const corrected = await store.record(meetingId, { corrected: true });
      assert.match(JSON.stringify(corrected?.body), /Barley/);
      await store.putSource(sources[1]!.entry, sources[1]!.reading);
      assert.deepEqual(await paragraphs(word('barley')), ['1.2']);
      assert.equal((await store.undoCorrection(stored.id, 'an editor'))?.id, stored.id);
      assert.equal(await store.undoCorrection(stored.id, 'an editor'), null);
      assert.deepEqual(await paragraphs(word('barley')), []);
      assert.deepEqual(await store.corrections(meetingId), []);
      await assert.rejects(store.addCorrection('nothing', correction, 'an editor'), /no record nothing/);
    });

    test('knows who took part, and keeps to what editors decide', async () => {
      const who = async (name: string): Promise<number> =>
        (await store.people.list({ query: name, limit: 1 }))[0]!.id;
      const [vane, adler] = [await who('vane'), await who('adler')];
      assert.equal((await store.people.get(vane))?.records, 2);
      const everybody = await store.people.list({ limit: 100 });
      assert.deepEqual(
        everybody.map(({ records }) => records),
        everybody.map(({ records }) => records).toSorted((a, b) => b - a),
      );
      const pages: number[] = [];
      for (let after: number | undefined; pages.length < everybody.length; after = pages.at(-1))
        pages.push((await store.people.list({ limit: 1, ...(after !== undefined && { after }) }))[0]!.id);
      assert.deepEqual(
        pages,
        everybody.map(({ id }) => id),
      );
      const contacts = await store.contacts({ limit: 9, person: vane });
      assert.ok(contacts.some(({ a, b }) => a.id === adler || b.id === adler));
      assert.deepEqual(
        (await store.chronology({ limit: 9, person: adler })).map(({ id }) => id),
        [talkId],
      );
      await store.people.merge(adler, vane, 'an editor');
      assert.equal((await store.people.get(adler))?.id, vane);
      const holt = await who('holt');
      await store.people.merge(vane, holt, 'an editor');
      // Who was another counts for the one that is left, in the list as in each person.
      const [first, ...others] = await store.people.list({ limit: 100 });
      assert.deepEqual([first?.id, first?.records], [holt, 2]);
      assert.deepEqual(
        (await store.people.list({ limit: 100, after: holt })).map(({ id }) => id),
        others.map(({ id }) => id),
      );
      await store.people.undo((await store.people.decisions(holt)).at(-1)!.id, 'an editor');
      assert.deepEqual(await paragraphs(field('speaker', `#${vane}`)), ['0.1', '0.2', '1.2']);
      const ofFerries = (id: number): Query => ({
        kind: 'and',
        of: [word('ferries'), field('speaker', `#${id}`)],
      });
      assert.deepEqual(await paragraphs(ofFerries(vane)), ['0.2']);
      const { facets } = await store.search(ask({ kind: 'all' }, { facets: ['speaker'] }));
      assert.equal(facets.speaker?.[0]?.count, 3);
      const apart = await store.people.split(vane, 'Premier Adler', 'an editor');
      await store.people.resolve();
      assert.deepEqual(await paragraphs(field('speaker', `#${apart}`)), ['0.2']);
      assert.deepEqual(await paragraphs(ofFerries(vane)), []);
      assert.deepEqual(await paragraphs(ofFerries(apart)), ['0.2']);
      assert.deepEqual(await store.check(), []);
      const [merge, split] = await store.people.decisions(vane);
      assert.deepEqual([merge?.kind, merge?.person.id, merge?.by], ['merge', adler, 'an editor']);
      assert.deepEqual([split?.kind, split?.label, split?.into.id], ['split', 'Premier Adler', apart]);
      assert.equal((await store.people.undo(split!.id, 'an editor'))?.id, split!.id);
      assert.equal(await store.people.undo(split!.id, 'an editor'), null);
      assert.equal(await store.people.get(apart), null);
      assert.deepEqual(await paragraphs(field('speaker', `#${vane}`)), ['0.1', '0.2', '1.2']);
      await store.people.undo(merge!.id, 'an editor');
      assert.equal((await store.people.get(adler))?.id, adler);
      assert.deepEqual(await paragraphs(field('speaker', `#${vane}`)), ['0.1', '1.2']);
      assert.deepEqual(await paragraphs(field('speaker', `#${adler}`)), ['0.2']);
      assert.deepEqual(await store.people.decisions(vane), []);
      // A link to who is gone must never lead to somebody else.
      const again = await store.people.split(vane, 'President Vane', 'an editor');
      assert.ok(again > apart, `${again} after ${apart}`);
      const [splitAgain] = await store.people.decisions(vane);
      assert.equal((await store.people.undo(splitAgain!.id, 'an editor'))?.into.id, again);
      assert.deepEqual(await store.check(), []);
      await assert.rejects(store.people.merge(9999, vane, 'an editor'), /no person 9999/);
    });

    test('takes authority lists in, again and again', async () => {
      const list = {
        name: 'heads',
        people: [{ id: 'x1', name: 'Brandvold, Niels', names: [], offices: [], birth: '1930', death: null }],
      };
      assert.deepEqual(await store.people.import(list), { added: 1, updated: 0 });
      assert.deepEqual(await store.people.import(list), { added: 0, updated: 1 });
      assert.equal((await store.people.list({ query: 'niels brandvold', limit: 5 })).length, 1);
    });

    test('a changed file is a new version, and the old one is found no more', async () => {
      const first = inventSource(
        'first',
        [{ said: [{ speaker: null, text: 'An early draft.' }] }],
        '/papers/draft.txt',
      );
      const second = inventSource(
        'second',
        [{ said: [{ speaker: null, text: 'A late draft.' }] }],
        '/papers/draft.txt',
      );
      assert.deepEqual(await store.putSource(first.entry, first.reading), { records: 1, replaced: false });
      assert.deepEqual(await store.putSource(first.entry, first.reading), { records: 1, replaced: true });
      await store.putSource(second.entry, second.reading);
      assert.equal((await store.sourceAt('/papers/draft.txt'))?.previous, first.entry.sha256);
      const { total } = await store.search(ask(word('draft')));
      assert.equal(total.paragraphs, 1);
      assert.deepEqual(await store.record(first.reading.records[0]!.id), first.reading.records[0]);
      await store.putSource(first.entry, first.reading);
      assert.equal((await store.search(ask(word('early')))).total.paragraphs, 1);
      assert.equal((await store.search(ask(word('late')))).total.paragraphs, 0);
      assert.deepEqual(await store.check(), []);
    });

    test('has another revision after every change, and the same one otherwise', async () => {
      const seen = [await store.revision()];
      const changes: readonly (() => Promise<unknown>)[] = [
        async () => await store.putSource(sources[0]!.entry, sources[0]!.reading),
        async () => await store.people.import({ name: 'none', people: [] }),
        async () => await store.startRun({ command: 'ingest', reader: 'reader 1' }),
      ];
      for (const change of changes) {
        await change();
        const now = await store.revision();
        assert.ok(!seen.includes(now), `revision ${now} was there before`);
        seen.push(now);
        // However many read at the same time.
        const others = await Promise.all(
          Array.from({ length: 6 }, async () => {
            await store.search(ask({ kind: 'all' }));
            return await store.revision();
          }),
        );
        assert.deepEqual(new Set(others), new Set([now]));
      }
    });

    test('keeps runs with their outcomes', async () => {
      const run = await store.startRun({ command: 'ingest', reader: 'reader 1' });
      const outcome = { path: '/a', outcome: 'failed', records: 0, reason: 'It is empty.', took: 3 } as const;
      await store.noteOutcome(run, outcome);
      await store.endRun(run, 'done');
      const [latest] = await store.runs(1);
      assert.equal(latest?.state, 'done');
      assert.deepEqual(latest.counts, { read: 0, unchanged: 0, 'not-a-memorandum': 0, failed: 1 });
      assert.deepEqual(await store.outcomes(run), [outcome]);
    });

    test('lists months and what was read with the least confidence', async () => {
      assert.deepEqual(await store.months({}), [
        { month: '1997-03', records: 1 },
        { month: '1998-11', records: 1 },
      ]);
      const doubtful = inventSource('doubt', [
        { said: [{ speaker: null, text: 'Smudged.', mark: { level: null, struck: false } }] },
      ]);
      await store.putSource(doubtful.entry, doubtful.reading);
      assert.deepEqual(await store.leastSure({ limit: 3 }), [
        { recordId: doubtful.reading.records[0]!.id, confidence: 0 },
      ]);
    });
  });
}
