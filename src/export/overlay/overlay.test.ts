import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { inventedReading } from '../../../test/support/invented-record.ts';
import { assignRoles } from '../../line/index.ts';
import { lineRoles } from '../../model/line.ts';
import type { Page } from '../../model/page.ts';
import { drawOverlay, type PageSheet } from './index.ts';
import { drawMargin } from './margin.ts';
import { roleColours } from './palette.ts';
import { escape } from './svg.ts';

/** The page with a box for each word: ten pixels a letter, twenty a line. */
function withWords(page: Page): Page {
  const words = [...page.text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const before = page.text.slice(0, index).split('\n');
    const region = {
      x: 60 + before.at(-1)!.length * 10,
      y: 40 + before.length * 20,
      w: word.length * 10,
      h: 14,
      dpi: 100,
    };
    return { chars: [index, index + word.length] as const, region };
  });
  return { ...page, words, image: { width: 850, height: 1100, dpi: 100 } };
}

const reading = inventedReading();
const pages = reading.pages.map(withWords);
const lines = assignRoles(pages);

function sheet(number: number, change: Partial<PageSheet> = {}): PageSheet {
  return {
    name: 'a <b> & "c".pdf',
    pageCount: pages.length,
    page: pages[number - 1]!,
    lines: lines.filter((line) => line.page === number),
    record: reading.result.records[0]!,
    otherwise: null,
    picture: { width: 850, height: 1100, dpi: 100 },
    toPicture: ({ x, y, w, h }) => ({ x, y, w, h }),
    ...change,
  };
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The drawing's elements; throws where it is not well-formed. */
function elementsOf(svg: string): Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes, text: '' }));
  parser.on('text', (text) => (elements.at(-1)!.text += text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return elements;
}

const textsOf = (svg: string): string[] =>
  elementsOf(svg).flatMap(({ name, text }) => (name === 'text' ? [text] : []));

test('fields, speakers and marks of the page stand in its margin, those of the other page do not', () => {
  const first = textsOf(drawOverlay(sheet(1)).svg);
  for (const words of ['SUBJECT', 'DATE', 'THE CHANCELLOR', 'Premier Adler', '(U)', '(S)'])
    assert.ok(first.includes(words), `${words} is not among ${first.join(' | ')}`);
  const second = textsOf(drawOverlay(sheet(2)).svg);
  assert.ok(!second.includes('SUBJECT'));
  assert.ok(second.some((words) => words.startsWith('(C)')));
});

test('a doubtful mark is dashed, and the margin says what there is to doubt', () => {
  const { svg } = drawOverlay(sheet(2));
  assert.ok(textsOf(svg).some((words) => words.includes("can't be read")));
  const dashed = (markup: string): number => markup.split('stroke-dasharray').length - 1;
  const [record] = reading.result.records;
  const sure = { ...record!, subject: null, body: [] };
  assert.ok(dashed(svg) > dashed(drawOverlay(sheet(2, { record: sure })).svg));
});

test('a page of no record has its lines and its kind', () => {
  const { svg, width, height } = drawOverlay(sheet(1, { record: null, otherwise: 'withdrawal sheet' }));
  assert.ok(textsOf(svg).some((words) => words.includes('withdrawal sheet')));
  assert.ok(width > 850 && height > 1100);
  // One for each line with words, beside those of margin and legend.
  const drawn = sheet(1).lines.filter(({ role }) => role !== 'blank').length;
  assert.ok(elementsOf(svg).filter(({ name }) => name === 'rect').length >= drawn);
});

test('every role but the blank line has a colour of its own', () => {
  const roles = lineRoles.filter((role) => role !== 'blank');
  assert.equal(new Set(roles.map((role) => roleColours[role][0])).size, roles.length);
});

test('whatever stands on the paper, the drawing is well-formed and says it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (words) => {
      const [element] = elementsOf(`<text a="${escape(words)}">${escape(words)}</text>`);
      const allowed = words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
      assert.equal(element!.text, allowed.replace(/\r\n?/g, '\n'));
    }),
  );
});

test('notes keep apart, in the order of the paper, inside the column', () => {
  const column = { left: 0, width: 300, height: 1000, size: 10 };
  const note = fc.record({ y: fc.integer({ min: 0, max: 1000 }), lines: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(fc.array(note, { maxLength: 40 }), (places) => {
      const notes = places.map(({ y, lines }) => ({
        y,
        label: 'x',
        values: Array.from({ length: lines }, () => ({ text: 'word' })),
        places: [],
        colour: '#000',
      }));
      const { svg, height } = drawMargin(notes, column);
      assert.ok(height >= column.height);
      const frames = elementsOf(`<svg>${svg}</svg>`)
        .filter(({ attributes }) => attributes.stroke === '#d5dae1')
        .map(({ attributes }) => ({ top: Number(attributes.y), height: Number(attributes.height) }));
      assert.equal(frames.length, notes.length);
      let free = 0;
      for (const frame of frames) {
        assert.ok(frame.top >= free - 0.1, `a note at ${frame.top} stands over one that ends at ${free}`);
        free = frame.top + frame.height;
      }
      assert.ok(free <= height);
    }),
  );
});
