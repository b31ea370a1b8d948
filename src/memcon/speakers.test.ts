import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Participant } from '../model/head.ts';
import { findLabels, matchLabel, resolveSpeaker } from './speakers.ts';

const person = (
  name: string,
  role: Participant['role'] = 'participant',
  title: string | null = null,
): Participant => ({
  name,
  title,
  role,
  side: null,
  typed: name,
  at: { page: 1 },
});

const forms: readonly (readonly [text: string, label: string | null, rest: string])[] = [
  ['THE PRESIDENT: Bill?', 'THE PRESIDENT', 'Bill?'],
  ['Prime Minister Alder -- Good evening.', 'Prime Minister Alder', 'Good evening.'],
  ['M:    I have until the budget.', 'M', 'I have until the budget.'],
  ['General Vos (pointing to the map): These', 'General Vos', '(pointing to the map): These'],
  ['PRIME MINISTER ÖRKÉNYI: Yes.', 'PRIME MINISTER ÖRKÉNYI', 'Yes.'],
  ['СОБОЛЕВ: It is not ready.', 'СОБОЛЕВ', 'It is not ready.'],
  ['~The President: Then we agree.', 'The President', 'Then we agree.'],
  ['It was late and nobody spoke.', null, ''],
  ['the President: no', null, ''],
];
for (const [text, label, rest] of forms)
  test(`label in "${text}"`, () => {
    const match = matchLabel(text);
    assert.equal(match?.label ?? null, label);
    if (match) assert.equal(text.slice(match.start), rest);
  });

function labelsOf(text: string, people: readonly Participant[] = []): (string | null)[] {
  const lines = text.split('\n');
  const labels = findLabels(lines, people);
  return lines.map((line) => labels.at(line)?.label ?? null);
}

test('a word before a colon that names nobody is no label', () => {
  assert.deepEqual(labelsOf('The President: We agree.\nOne thing: it is late.\nCaution: wet paint.'), [
    'The President',
    null,
    null,
  ]);
});

test('in talk under labels throughout, a name speaks though it comes once', () => {
  const talk =
    'Lind: Shall we?\nHolt: Yes.\nLind: Then let us.\nOgier: May I?\nHolt: Please.\nLind: Go on.\nHolt: Yes.';
  assert.equal(labelsOf(talk)[3], 'Ogier');
  assert.equal(labelsOf(`${talk}\nNorway: nobody knows.`)[7], null);
  assert.equal(labelsOf(`${talk}\nEr Ro Mab : on the margin`)[7], null);
  assert.equal(labelsOf('Lind: Shall we?\nIt was late.\nLind: Then.\nOgier: May I?')[3], null);
});

test('a surname that its particle is tied to is part of a label', () => {
  assert.deepEqual(labelsOf('President al-Rashidi: Thank you.'), ['President al-Rashidi']);
});

test('a comma that OCR put into a frequent label is none of it', () => {
  const talk = 'The President: One.\nHolt: Two.\nThe President: Three.\nThe President: Four.';
  assert.equal(labelsOf(`${talk}\nThe Presi,dent: Five.`)[4], 'The President');
});

test('a torn label reads as the frequent one that it resembles', () => {
  assert.deepEqual(
    labelsOf('Y: One.\nC: Two.\nY: Three.\nC: Four.\nYX: Five.\nY: Six.\nC: Seven.\nY: Eight.'),
    ['Y', 'C', 'Y', 'C', 'Y', 'Y', 'C', 'Y'],
  );
});

test('an initial that was read twice is that initial', () => {
  assert.deepEqual(
    labelsOf('K: One.\nM: Two.\nK: Three.\nM: Four.\nKk: Five.\nM: Six.\nK: Seven.').at(4),
    'K',
  );
});

test('an initial that hangs beside the text speaks without its colon, where that initial often does', () => {
  const talk = 'K:    One.\nM:    Two.\nK:    Three.\nM:    Four.\nK:    Five.\nM:    Six.\n';
  assert.deepEqual(labelsOf(`${talk}Ks    Seven.\nM    Eight.\nK was here.\nAs    Nine.`).slice(6), [
    'K',
    'M',
    null,
    null,
  ]);
});

test('torn initials that hang beside the text are the initial that is left of them', () => {
  const talk = 'K:    One.\nM:    Two.\nK:    Three.\nM:    Four.\nK:    Five.\nM:    Six.\n';
  const torn = [
    'ks    Seven.',
    "M's    Eight.",
    'Kit    Nine.',
    'km8    Ten.',
    'Oh    Kees.',
    'ask    More.',
  ];
  assert.deepEqual(labelsOf(talk + torn.join('\n')).slice(6), ['K', 'M', 'K', null, null, null]);
});

test('an initial that is a word hangs beside the text like any other', () => {
  const talk = 'A:    One.\nM:    Two.\nA:    Three.\nM:    Four.\nA:    Five.\nM:    Six.\n';
  assert.deepEqual(labelsOf(`${talk}A    Seven.\nAll    Eight.`).slice(6), ['A', null]);
});

test('a speck before an initial makes no initials of somebody else, however often', () => {
  const talk = 'XY: One.\nK: Two.\nXY: Three.\nK: Four.\nY: Five.\nY: Six.\nY: Seven.\nK: Eight.';
  const labels = findLabels(talk.split('\n'), [person('Minister Kade'), person('Anton Yarrow')]);
  assert.equal(labels.at('XY: One.')?.label, 'Y');
  const own = findLabels(talk.split('\n'), [person('Minister Kade'), person('Xavier Yarrow')]);
  assert.equal(own.at('XY: One.')?.label, 'XY');
});

test('initials in full at first are no torn label', () => {
  assert.deepEqual(
    labelsOf('RJH: One.\nIM: Two.\nH: Three.\nM: Four.\nH: Five.\nM: Six.\nM: Seven.\nH: Eight.'),
    ['RJH', 'IM', 'H', 'M', 'H', 'M', 'M', 'H'],
  );
});

test('a mark before the label does not hide it', () => {
  const people = [person('Minister Terhorst'), person('Saskia Ostrander')];
  const labels = findLabels(['(C/NF) Minister Terhorst:  If I may.'], people);
  assert.equal(labels.at('Minister Terhorst:  If I may.')?.label, 'Minister Terhorst');
});

test('dashes label speakers only where they do so throughout', () => {
  assert.deepEqual(
    labelsOf('President -- Yes.\nPresident Alder -- No.\nPresident -- Why?\nPresident Alder -- So.'),
    ['President', 'President Alder', 'President', 'President Alder'],
  );
  assert.deepEqual(labelsOf('President -- a man of few words -- agreed.\nNobody spoke.'), [null, null]);
});

const people = [
  person('The President', 'principal'),
  person('Pat Alder', 'participant', 'Secretary of State'),
  person('General Tomas Ibarro', 'principal', 'President of San Talmo'),
  person('Ilse Maarten', 'principal'),
  person('Kees Vos', 'participant', 'Minister of Finance'),
  person('Hendrik Vos', 'participant', 'Minister of Trade'),
];
const resolved: readonly (readonly [label: string, who: number | null])[] = [
  ['THE PRESIDENT', 0],
  ['Secretary Alder', 1],
  ['Secretary Aldcr', 1],
  ['President Ibarro', 2],
  ['President Strand', 0],
  ['IM', 3],
  ['Mr. Vos', null],
  ['Kees Vos', 4],
  ['Miss Penrose', null],
];
for (const [label, who] of resolved)
  test(`"${label}" means ${who === null ? 'nobody for sure' : people[who]!.name}`, () => {
    assert.equal(resolveSpeaker(label, people), who);
  });
