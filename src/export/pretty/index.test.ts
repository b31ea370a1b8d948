import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { inventedReading, inventedRecord } from '../../../test/support/invented-record.ts';
import { print } from '../../../test/support/print.ts';
import { makePrettyPrinter } from './index.ts';

test('a record at 80 columns', () => {
  assert.equal(
    print(makePrettyPrinter, [inventedReading()]),
    `╭──────────────────────────────────────────────────────────────────────────────╮
│ OFFICE OF THE CHANCELLOR                                                     │
│ MEMORANDUM OF TELEPHONE CONVERSATION                                         │
│                                                                              │
│ Subject        Call with Premier Adler of Norland ~~(S)~~                    │
│                └ error XX-01 The subject is rated above the banner (found    │
│                  “(S)”; expected “(C) or below”; on the paper)               │
│ Participants   Chancellor Vane                                               │
│                Premier Adler                                                 │
│                R. Quill · interpreter                                        │
│ Date           May 3, 1988 · 1988-05-03                                      │
│ Time           10:05 - 10:20 a.m. · 10:05–10:20                              │
│ Place          The Study ? 60% sure, or “The Sturdy” 30%                     │
│ Marking        CONFIDENTIAL · 2 banner lines                                 │
│ Source         call.txt · pages 1–2                                          │
╰──────────────────────────────────────────────────────────────────────────────╯

         THE CHANCELLOR · Chancellor Vane
 (U)     Good morning, Premier.

         PREMIER ADLER
 ~~(C)~~ (laughs) It is evening here. We should talk about the ferry agreement
         and the [p. 2] negotiations on the harbor dues. [3 lines withheld,
         1.4(d)]

 ~~(?)~~ The dues are low.
         └ mark “let” can't be read; perhaps (C) 30%
         └ warning XX-02 The mark is none that any order knows (found “let”;
           probably in the reading, not on the paper)

         The Chancellor said that he agreed.

         -- End of Conversation --

3 findings: 1 error, 1 warning, 1 for information
└ info XX-03 No authority block is typed (expected “an authority block”; on the
  paper or in the reading) [rule: whole record]


calls/call.txt: page 3: withdrawal sheet
`,
  );
});

test('no line is wider than the terminal, and wrapping loses no word', () => {
  const words = (text: string): string =>
    text
      .replace(/[│╭╮╰╯─└]/g, ' ')
      .split(/\s+/)
      .filter(Boolean)
      .sort()
      .join(' ');
  const wide = print(makePrettyPrinter, [inventedReading()], { width: 100 });
  for (const width of [40, 57, 80]) {
    const text = print(makePrettyPrinter, [inventedReading()], { width });
    for (const line of text.split('\n')) assert.ok(stringWidth(line) <= width, line);
    assert.equal(words(text), words(wide));
  }
});

test('colour adds escape sequences and shows struck marks struck', () => {
  const text = print(makePrettyPrinter, [inventedReading()], { colour: true });
  assert.match(text, /\u001b\[9m\(C\)\u001b\[29m/);
  assert.match(text, /\u001b\[3m\(laughs\)/);
  assert.match(stripVTControlCharacters(text), /\(C\) +\(laughs\) It is evening here\./);
});

test('furniture is printed on demand only', () => {
  const line = /\[p\. 2\] banner +CONFIDENTIAL/;
  assert.doesNotMatch(print(makePrettyPrinter, [inventedReading()]), line);
  assert.match(print(makePrettyPrinter, [inventedReading()], { furniture: true }), line);
});

test('escape sequences in a source do not reach the terminal', () => {
  const evil = '\u001b]0;title\u0007\u009b2J\u202e';
  const record = JSON.parse(JSON.stringify(inventedRecord), (_key, value: unknown) =>
    typeof value === 'string' && /[A-Z ]/.test(value) ? value + evil : value,
  ) as typeof inventedRecord;
  const reading = { ...inventedReading(), path: `a${evil}.txt` };
  const printed = print(makePrettyPrinter, [
    { ...reading, result: { ...reading.result, records: [record] } },
  ]);
  assert.doesNotMatch(printed.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
  assert.match(printed, /␛\]0;title␇/);
});
