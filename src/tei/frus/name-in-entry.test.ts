import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findElements } from '../parse.ts';
import { flowOf } from './flow.ts';
import { nameIn } from './name-in-entry.ts';

const entries: readonly (readonly [item: string, name: string, title: string | null])[] = [
  ['Sir Patrick Calder, British Ambassador', 'Sir Patrick Calder', 'British Ambassador'],
  ['Mr. Walter Strand, Jr., NE', 'Mr. Walter Strand, Jr.', 'NE'],
  ['<persName>Peter Strand</persName>, Jr., NE', 'Peter Strand, Jr.', 'NE'],
  ['NE—Mr. <persName>Penrose</persName>', 'Mr. Penrose', 'NE'],
  ['SOA-T. Elias Marsh', 'T. Elias Marsh', 'SOA'],
  ['Colonel Marsh (OSD)', 'Colonel Marsh', 'OSD'],
  ['M. Falk (interpreter)', 'M. Falk', 'interpreter'],
  ['Minister of Dikes, Mr. <persName>Strand</persName>', 'Mr. Strand', 'Minister of Dikes'],
  ['Assistant Secretary (ISA), <persName>Paul Marsh</persName>', 'Paul Marsh', 'Assistant Secretary (ISA)'],
  ['His Excellency, <persName>Emil Strand</persName>, Minister', 'His Excellency, Emil Strand', 'Minister'],
  ['Ellen Falk, Aide to Mr. <persName>Strand</persName>', 'Ellen Falk', 'Aide to Mr. Strand'],
  ['Deputy Under Secretary (IA)—Thomas Falk', 'Thomas Falk', 'Deputy Under Secretary (IA)'],
  ['Minister of Dikes, Dr. Hugo Visser', 'Dr. Hugo Visser', 'Minister of Dikes'],
  ['Minister, Marenland Embassy', 'Minister', 'Marenland Embassy'],
  ['The Secretary', 'The Secretary', null],
];

for (const [item, name, title] of entries)
  void test(`${item} is ${name}`, () => {
    const next = findElements(`<item>${item}</item>`, () => true).next();
    assert.ok(!next.done);
    const found = nameIn(flowOf(next.value.element, { current: 1, none: true, length: 0, labels: [] }));
    assert.deepEqual([found.name, found.title], [name, title]);
  });
