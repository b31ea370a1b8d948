import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findElements } from '../parse.ts';
import { checkFrusDocument } from './check-rules.ts';

const note = '<note n="1" xml:id="d1fn1" type="source">Source: Halloran Library.</note>';

/** A document with this in it. */
function breachesOf(content: string, head = `Talk${note}`): string[] {
  const xml = `<div type="document" xml:id="d1" n="1"><head>${head}</head>${content}</div>`;
  const next = findElements(xml, () => true).next();
  assert.ok(!next.done);
  return checkFrusDocument(next.value.element);
}

void test('a document as the edition wants it breaks nothing', () => {
  const date = '<date from="1974-03-05T10:00:00-05:00" to="1974-03-05T11:00:00-05:00">March 5</date>';
  assert.deepEqual(
    breachesOf(
      `<dateline>${date}</dateline><p>They <pb n="2" xml:id="d1-02" facs="d1-02"/> met.<note n="2" xml:id="d1fn2">So.</note></p><closer><signed><persName><hi rend="strong">J. Marsh</hi></persName></signed></closer>`,
    ),
    [],
  );
});

const broken: readonly (readonly [content: string, breach: RegExp])[] = [
  ['<fw>TOP SECRET</fw>', /fw is no element of the schema/],
  ['<p><hi rend="bold">x</hi></p>', /hi\/@rend is "bold"/],
  ['<p rend="indent">x</p>', /p\/@rend is "indent"/],
  ['<p><del rend="struck">x</del></p>', /del\/@rend is "struck"/],
  ['<p><hi>x</hi></p>', /hi lacks @rend/],
  ['<list type="people"><item>x</item></list>', /list\/@type is "people"/],
  ['<list><p>x</p></list>', /p stands in list/],
  ['<list><item><table/></item></list>', /table stands in list/],
  ['<p> </p>', /p is empty/],
  ['<p><persName/>x</p>', /persName is empty/],
  ['<p><persName corresp="Marsh">x</persName></p>', /points to no entry/],
  ['<p><pb n="2" xml:id="d1-02" facs="d1-02"/>x</p>', /pb is the first in p/],
  ['<p>x</p><pb n="2" xml:id="d1-02" facs="d1-02"/>', /pb is the last in div/],
  ['<p>a <pb n="2" xml:id="d1-02" facs="d1-02"/>b</p>', /white space on one side/],
  ['<p>x</p><pb n="2"/><p>y</p>', /pb lacks @facs/],
  ['<p>x <note n="2" xml:id="d1fn2">y</note></p>'.replace('x ', ' '), /white space before it/],
  [
    '<p>x<note n="2" xml:id="d1fn2">y</note><note n="3" xml:id="d1fn3">z</note></p>',
    /no white space between/,
  ],
  ['<p>x<note n="3" xml:id="d1fn3">y</note></p>', /footnote 3 follows footnote 1/],
  ['<p>x<note n="2" xml:id="d2fn2">y</note></p>', /does not begin with its document/],
  ['<p>x<note n="2" xml:id="d1fn2">y<note n="3" xml:id="d1fn3">z</note></note></p>', /note stands in note/],
  ['<p>x<note>y</note></p>', /lacks @n or @xml:id/],
  ['<head>Again</head>', /not one head/],
  ['<closer><signed>J. Marsh</signed></closer>', /signed holds no persName/],
  ['<closer><signed><persName>J. Marsh</persName></signed></closer>', /not in bold/],
  ['<dateline><date from="1974-03-05">x</date></dateline>', /only one of @from and @to/],
  ['<dateline><date when="1974-03-05T10:00:00Z">x</date></dateline>', /no year, month, day or moment/],
  ['<dateline><date from="1974-03-05" to="1974-03-04">x</date></dateline>', /runs from/],
];

for (const [content, breach] of broken)
  void test(`${content} breaks a rule`, () => {
    assert.match(breachesOf(content).join('\n'), breach);
  });

void test('a source note has to be there and to say so', () => {
  assert.deepEqual(breachesOf('<p>x</p>', 'Talk'), ['there is no source note']);
  assert.deepEqual(breachesOf('<p>x</p>', `Talk${note.replace('Source: ', '')}`), [
    'the source note does not begin with “Source:”',
  ]);
});
