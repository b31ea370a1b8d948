import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isListFault, readAuthorityList } from './authority-list.ts';
import { readOffices } from './office-spans.ts';
import { readTitle } from './read-office.ts';

/** Description, then each office as "title (state) from..to". */
const descriptions: readonly (readonly [text: string, offices: readonly string[]])[] = [
  [
    'Secretary of State from September 1973 until January 1977',
    ['Secretary of State (United States) 1973-09..1977-01'],
  ],
  [
    'Under Secretary of the Treasury from July 1, 1976, until April 12, 1978',
    ['Under Secretary of the Treasury (United States) 1976-07-01..1978-04-12'],
  ],
  [
    'Norwegian Foreign Minister, June 1956–February 1957',
    ['Norwegian Foreign Minister (Norway) 1956-06..1957-02'],
  ],
  [
    'British Minister of Defense to April 1955; Secretary of State for Foreign Affairs, April–December 1955; thereafter Prime Minister',
    [
      'British Minister of Defense (United Kingdom) 1955..1955-04',
      'Secretary of State for Foreign Affairs (United Kingdom) 1955-04..1955-12',
      'Prime Minister (United Kingdom) 1955-12..1957',
    ],
  ],
  [
    'President of the Federal Republic of Austria',
    ['President of the Federal Republic of Austria (Austria) 1955..1957'],
  ],
  ['Prime Minister of Denmark since 1953.', ['Prime Minister of Denmark (Denmark) 1953..1957']],
  ['former Ambassador to Chile', ['former Ambassador to Chile (-) -..-']],
  ['member of the delegation in 1956', ['member of the delegation in 1956 (-) 1955..1957']],
];

describe('readOffices', () => {
  for (const [text, offices] of descriptions)
    test(text, () => {
      const found = readOffices(text, { from: '1955', to: '1957' });
      assert.deepEqual(
        found.map(
          ({ title, country, from, to }) => `${title} (${country ?? '-'}) ${from ?? '-'}..${to ?? '-'}`,
        ),
        offices,
      );
    });
});

describe('readTitle', () => {
  const titles: readonly (readonly [title: string, key: string | null, country: string | null])[] = [
    ['The Secretary', 'secretary of state', 'United States'],
    ['Minister for Foreign Affairs of Denmark', 'foreign minister', 'Denmark'],
    ['West German Chancellor', 'chancellor', 'Federal Republic of Germany'],
    ['Prime Minister and Minister of Defense', 'prime minister', null],
    ['Deputy Prime Minister', null, null],
    ['Assistant to the President', null, 'United States'],
    ['President, Halm Steel Corporation', null, null],
    ['Danish Affairs', null, null],
    ['Canadian Secretary of State for External Affairs', 'foreign minister', 'Canada'],
    ['Danish Minister for Economic Affairs', null, 'Denmark'],
    ['Ambassador to the United States', null, null],
    ['Minister of the Danish Embassy', null, 'Denmark'],
  ];
  for (const [title, key, country] of titles)
    test(title, () => {
      const reading = readTitle(title);
      assert.deepEqual([reading.key, reading.country], [key, country]);
    });
});

describe('readAuthorityList', () => {
  const read = (value: unknown): unknown => readAuthorityList('list.json', JSON.stringify(value));

  test('our own form, with what is left out', () => {
    assert.deepEqual(read({ name: 'Norland', people: [{ id: 'h1', name: 'Halm, Anna' }] }), {
      name: 'Norland',
      people: [{ id: 'h1', name: 'Halm, Anna', names: [], offices: [], birth: null, death: null }],
    });
  });

  test('the persons of a volume, by the volume’s id and its years', () => {
    const list = read({
      volume: 'norland1955-57v02',
      persons: [{ id: 'p_HA1', name: 'Halm, Anna (Annie)', description: 'Danish Prime Minister' }],
      terms: [],
    });
    assert.deepEqual(list, {
      name: 'norland1955-57v02',
      people: [
        {
          id: 'p_HA1',
          name: 'Halm, Anna',
          names: ['Halm, Annie'],
          offices: [{ title: 'Danish Prime Minister', from: '1955', to: '1957', country: 'Denmark' }],
          birth: null,
          death: null,
        },
      ],
    });
  });

  test('registers of officers, people, travels and visits', () => {
    const offices = (items: unknown[]): unknown => {
      const list = readAuthorityList('register', JSON.stringify({ items }));
      return isListFault(list)
        ? list.fault
        : list.people.map(({ name, offices: [office] }) => [
            name,
            office?.title,
            office?.from,
            office?.to,
            office?.country,
          ]);
    };
    assert.deepEqual(
      offices([
        {
          id: 'a',
          name: 'Anna Marie Halm',
          surname: 'Halm',
          roles: [{ to: 'costa-rica', title: 'ambassador-e-p', started: '1961-05-02', ended: '1963-01-01' }],
        },
      ]),
      [['Halm, Anna Marie', 'Ambassador to Costa Rica', '1961-05-02', '1963-01-01', 'United States']],
    );
    assert.deepEqual(
      offices([{ id: '1', name: 'Halm, Anna', remarks: ['Danish Minister of Trade, 1956'] }]),
      [['Halm, Anna', 'Danish Minister of Trade', '1956', '1956', 'Denmark']],
    );
    assert.deepEqual(
      offices([
        { who: 'Anna Halm', role: 'secretary', from: '1961-01-02', to: '1961-01-05' },
        { who: 'Anna Halm', role: 'secretary', from: '1962-01-02', to: '1962-01-05' },
      ]),
      [['Halm, Anna', 'Secretary of State', '1961-01-02', '1962-01-05', 'United States']],
    );
    assert.deepEqual(
      offices([
        { visitor: 'Prime Minister Otto Brandt', from: '1961-01-02', to: '1961-01-05', country: 'Denmark' },
      ]),
      [['Otto Brandt', 'Prime Minister', '1961-01-02', '1961-01-05', 'Denmark']],
    );
  });

  const faults: readonly (readonly [text: string, sentence: RegExp])[] = [
    ['{', /^list\.json: is no JSON$/],
    ['[]', /^list\.json: has neither people/],
    ['7', /^list\.json: is no list of people$/],
    ['{"people": [{"id": "a"}]}', /^list\.json: people\.0\.name: /],
    ['{"people": [{"id": "a", "name": "A B"}, {"id": "a", "name": "C D"}]}', /“a” stands for two people$/],
  ];
  for (const [text, sentence] of faults)
    test(`refuses ${text}`, () => {
      const list = readAuthorityList('list.json', text);
      assert.match(isListFault(list) ? list.fault : 'none', sentence);
    });
});
