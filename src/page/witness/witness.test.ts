import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerChar } from '../image/pdf-layer.ts';
import { identity } from '../image/matrix.ts';
import { composeText } from '../page-text.ts';
import type { PlacedLine, PlacedWord } from '../page-text.ts';
import { chooseReading, isTrustworthy } from './choose.ts';
import { combine } from './combine.ts';
import { linesOfLayer } from './layer-lines.ts';

const column = 30;

/** Lines of monospaced words; `confidence` follows a word after a slash: `Minlster/0.3`. */
function lines(rows: readonly string[], [dx, dy] = [0, 0]): PlacedLine[] {
  return rows.map((row, n) => {
    let at = 0;
    return row.split(' ').flatMap((cell): PlacedWord[] => {
      const [text = '', confidence] = cell.split('/');
      const x0 = 100 + at * column + dx;
      const y1 = 200 + n * 50 + dy;
      at += text.length + 1;
      const box = { x0, y0: y1 - 32, x1: x0 + text.length * column - 6, y1 };
      if (text === '') return [];
      return [confidence === undefined ? { text, box } : { text, box, confidence: Number(confidence) }];
    });
  });
}

const textOf = (placed: readonly PlacedLine[]): string => composeText(placed, identity, 300).text;

const layer = [
  'The Minister: I agree that the railway comes',
  'first. We shall need your engineers and they',
  'will need our maps. That is fair. (U)',
];

test('words that only the layer reads as words take the place of OCR’s', () => {
  const ocr = [
    'The Minlster:/0.4 1/0.8 agree that the railway comes',
    'first. We shall necd/0.5 your engineers and they',
    'will need our maps. That is fair. (U)',
  ];
  const { lines: mended, agreement, mended: count } = combine(lines(ocr), lines(layer));
  assert.equal(textOf(mended), layer.join('\n'));
  assert.equal(count, 3);
  assert.ok(agreement > 0.8 && agreement < 1);
  const words = mended.flat().filter((word) => word.mended);
  assert.deepEqual(
    words.map((word) => word.text),
    ['Minister:', 'I', 'need'],
  );
});

test('a layer that stands half a line low is moved before it is compared', () => {
  const ocr = lines(['The Minister: I agrce/0.4 that the railway comes', ...layer.slice(1)]);
  assert.equal(textOf(combine(ocr, lines(layer, [6, 24])).lines), layer.join('\n'));
});

test('marks and stamps that the layer lacks or garbles stay as OCR has them', () => {
  const ocr = ['The Minister: I agree that the railway —S—/0.2', 'first. (C)/0.5 needed'];
  const other = ['The Minister: I agree that the railway “TCT”', 'first. QO% needed'];
  assert.equal(
    textOf(combine(lines(ocr), lines(other)).lines),
    'The Minister: I agree that the railway —S—\nfirst. (C) needed',
  );
});

test('a line that OCR missed is put in its place, dirt is not', () => {
  const ocr = lines(layer);
  const { lines: mended } = combine([ocr[0]!, ocr[2]!], lines([...layer, '~^ ;:I i- ■»']));
  assert.equal(textOf(mended), layer.join('\n'));
});

test('the layer leads only where OCR has much less English, and the reason says so', () => {
  const good = lines(layer);
  const bad = lines([
    'Tbc Nlimstcr: l agrcc tbat tbc rai1way comcs',
    'fjrst. Wc sba1l ncecl yovr cngincers anb thcy',
  ]);
  const engine = 'tesseract';
  const both = chooseReading({ ocr: good, layer: bad, engine });
  assert.equal(both.witness.chosen, 'ocr');
  const other = chooseReading({ ocr: bad, layer: good, engine });
  assert.equal(other.witness.chosen, 'layer');
  assert.match(other.witness.reason, /letters in English words/);
  assert.equal(textOf(other.lines), layer.join('\n'));
  assert.equal(chooseReading({ ocr: good, layer: [], engine }).witness.chosen, 'ocr');
  assert.deepEqual(chooseReading({ ocr: null, layer: good, engine: undefined }).lines, good);
});

test('a layer of letters by the wrong names, or each on its own, is not trusted', () => {
  assert.ok(isTrustworthy(lines(layer)));
  assert.ok(
    !isTrustworthy(
      lines(['Wkh Plqlvwhu L djuhh wkdw wkh udlozdb frphv iluvw', 'Zh vkdoo qhhg brxu hqjlqhhuv']),
    ),
  );
  assert.ok(!isTrustworthy(lines(['T h e M i n i s t e r I a g r e e'])));
  assert.ok(!isTrustworthy(lines(['The \ue001\ue002 Minister'])));
  assert.ok(!isTrustworthy([]));
});

/** Characters of typed rows; `~` stands for a narrow gap that PDFium takes for a space. */
function chars(rows: readonly string[]): LayerChar[] {
  return rows.flatMap((row, n) => {
    let x0 = 100;
    const line = Array.from(row, (text): LayerChar => {
      const at = x0;
      x0 += text === '~' ? 12 : column;
      if (text === '~') return { text: ' ', box: null, foot: [0, 0] };
      const y1 = 210 + n * 50;
      return { text, box: { x0: at, y0: y1 - 40, x1: at + 24, y1 }, foot: [at, y1 - 10] };
    });
    const end = ['\r', '\n'].map((text): LayerChar => ({ text, box: null, foot: [0, 0] }));
    return [...line, ...end];
  });
}

test('a layer’s lines follow the page, not the file', () => {
  const [first, second, third] = layer;
  const shuffled = chars(layer);
  const cut = (row: string): LayerChar[] =>
    shuffled.filter((char) => char.box && char.foot[1] === 200 + layer.indexOf(row) * 50);
  const halves = [cut(third!), cut(first!).slice(21), cut(second!), cut(first!).slice(0, 21)];
  assert.equal(textOf(linesOfLayer(halves.flat())), layer.join('\n'));
});

test('spaces that PDFium infers part words only in a layer that writes none', () => {
  assert.equal(
    textOf(linesOfLayer(chars(['P~r~e~s~i~dent of the~ Board']))).replace(/ +/g, ' '),
    'President of the Board',
  );
  assert.equal(textOf(linesOfLayer(chars(['The~Board~met~today']))), 'The Board met today');
});

test('of two layers over one another the better one is read; bold and overprinted words are not lost', () => {
  const poorer = chars([
    'Thc Minjster: l agrcc thaf the rai1way comcs',
    'first. Wc shall nced yovr engincers and thcy',
    'will nccd our maps. Tbat is fair. (U)',
  ]);
  assert.equal(textOf(linesOfLayer([...poorer, ...chars(layer)])), layer.join('\n'));
  const twice = chars(['', 'first.']);
  assert.equal(textOf(linesOfLayer([...chars(layer), ...twice])), layer.join('\n'));
  const stamp = chars(['', 'COPY']);
  assert.match(textOf(linesOfLayer([...chars(layer), ...stamp])), /first\. COPY|COPY first\./);
});
