import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { isFault } from '../src/model/source-fault.ts';
import { findEngine } from '../src/page/ocr/find-engine.ts';
import { OcrPool } from '../src/page/ocr/pool.ts';
import { openPdfScan } from '../src/page/readers/pdf.ts';
import { readMemcons } from '../src/pipeline.ts';
import { openSource } from '../src/source/index.ts';
import { copyingStage } from '../tools/eval/copies.ts';
import { root } from '../tools/eval/shared.ts';
import { copyPage } from '../tools/fixtures/photocopy.ts';
import { Random } from '../tools/fixtures/random.ts';

const scan = join(root, 'samples', 'scans', '1996-11-14-halloran-lindvarn-telcon.pdf');

test('a photocopy has the page’s size, is the same for the same numbers, and another for others', async () => {
  const source = await openSource(scan);
  assert.ok(!isFault(source));
  const file = await openPdfScan(source);
  assert.ok(!isFault(file));
  const page = await file.open(0);
  const picture = await page.picture();
  page.close();
  file.close();
  const copying = { skew: 0.4, blur: 1, threshold: 150, specks: 0.00002 };
  const [one, same, other] = await Promise.all(
    [1, 1, 2].map((seed) => copyPage(picture, copying, new Random(seed))),
  );
  assert.deepEqual([one!.width, one!.height, one!.dpi], [picture.width, picture.height, picture.dpi]);
  assert.ok(Buffer.from(one!.data).equals(same!.data));
  assert.ok(!Buffer.from(one!.data).equals(other!.data));
  assert.deepEqual([...new Set(one!.data)].toSorted(), [0, 255], 'a copy in two levels has two');
  const grey = await copyPage(picture, { ...copying, threshold: null, edge: 0.1 }, new Random(1));
  assert.ok(new Set(grey.data).size > 16);
  assert.equal(grey.data[picture.width * 100], 40, 'the copier’s edge is dark');
  const fax = await copyPage(picture, { ...copying, mostDpi: 200 }, new Random(1));
  assert.deepEqual(
    [fax.dpi, fax.width, fax.height],
    [200, Math.round((picture.width * 200) / picture.dpi), Math.round((picture.height * 200) / picture.dpi)],
  );
});

test('the copies of a scan are read as its pages, by OCR alone', async () => {
  const source = await openSource(scan);
  assert.ok(!isFault(source));
  const pool = new OcrPool(await findEngine(), 1);
  try {
    const read = await copyingStage('grey', pool, () => undefined)(source);
    assert.ok(!isFault(read));
    assert.ok(read.pages.every(({ witness }) => witness?.chosen === 'ocr'));
    const [record] = readMemcons(source, read).result.records;
    assert.equal(record?.date?.iso, '1996-11-14');
    const fax = await copyingStage('fax', pool, () => undefined)(source);
    assert.ok(!isFault(fax));
    assert.ok(fax.pages.every(({ image }) => image && Math.round(image.dpi) === 200));
    const words = fax.pages.flatMap(({ words: all, image }) =>
      (all ?? []).map((word) => ({ word, image: image! })),
    );
    assert.ok(words.length > 100);
    for (const { word, image } of words) assert.ok(word.region.x + word.region.w <= image.width + 1);
  } finally {
    await pool.close();
  }
});
