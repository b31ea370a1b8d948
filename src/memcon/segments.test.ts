import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../../test/support/lines.ts';
import { splitRecords } from './segments.ts';

const form = 'MEMORANDUM OF CONVERSATION\n\nSUBJECT: The Harbor\n\nPARTICIPANTS: Pat Alder\n';
const prose = 'He said that the harbor would be closed for another month.\n'.repeat(3);
const sheet = 'Withdrawal/Redaction Sheet\nDOCUMENT NO.  SUBJECT/TITLE\nRESTRICTION CODES\n';
const profile = 'NSC/S PROFILE\nRECORD ID: 9002288\n';

const packets: readonly {
  readonly of: string;
  readonly text: string;
  readonly records: readonly (readonly [number, number])[];
  readonly others: readonly (readonly [page: number, kind: string])[];
}[] = [
  { of: 'one memorandum', text: form + prose, records: [[1, 1]], others: [] },
  { of: 'one over two pages', text: `${form}${prose}\f${prose}`, records: [[1, 2]], others: [] },
  {
    of: 'two memoranda',
    text: `${form}${prose}\f${form}${prose}`,
    records: [
      [1, 1],
      [2, 2],
    ],
    others: [],
  },
  {
    of: 'two memoranda, the second’s heading hidden by handwriting',
    text: `${form}${prose}\f${form.replace('MEMORANDUM OF', 'DECIASSIE 13526        Washout')}${prose}`,
    records: [
      [1, 1],
      [2, 2],
    ],
    others: [],
  },
  {
    of: 'one whose head begins behind its heading’s page',
    text: `THE STATE HOUSE\n\nMEMORANDUM OF CONVERSATION\n\fCONFIDENTIAL\n\n${form.slice(form.indexOf('SUBJECT'))}${prose}`,
    records: [[1, 2]],
    others: [],
  },
  {
    of: 'a paper that goes on with a subject of its own',
    text: `${form}${prose}\fSUBJECT: The Harbor\n${prose}`,
    records: [[1, 2]],
    others: [],
  },
  {
    of: 'a sheet between two',
    text: `${form}${prose}\f${profile}\f${prose}`,
    records: [
      [1, 1],
      [3, 3],
    ],
    others: [[2, 'profile-sheet']],
  },
  {
    of: 'a blank page within',
    text: `${form}${prose}\f\n\f${prose}`,
    records: [[1, 3]],
    others: [[2, 'blank']],
  },
  {
    of: 'a withdrawal sheet at the end',
    text: `${form}${prose}\f${sheet}`,
    records: [[1, 1]],
    others: [[2, 'withdrawal-sheet']],
  },
  {
    of: 'a withdrawal sheet whose heading was not read, with all its codes explained',
    text: `${form}${prose}\fClayborne Library\nDOCUMENT NO.    SUBJECT/TITLE      DATE      RESTRICTION\n${'Release would disclose the internal rules and practices of an agency.\n'.repeat(12)}`,
    records: [[1, 1]],
    others: [[2, 'withdrawal-sheet']],
  },
  {
    of: 'an edition that prints the paper’s own heading on the next page',
    text: `Memorandum of Conversation\n${prose}\f${form}${prose}`,
    records: [[1, 2]],
    others: [],
  },
  {
    of: 'a telegram that carries a memorandum',
    text: `TO: AMEMBASSY SUND\n2. THIS CABLE CARRIES A DRAFT.\n3. BEGIN TEXT:\n\f${form}${prose}`,
    records: [[1, 2]],
    others: [],
  },
];
test('an archive’s form says what the paper behind it is, whatever prose stands on the form', () => {
  const system = `ALDER ASSASSINATION SYSTEM\nIdentification Form\n${'Opening criteria: this is a form on which a line of prose may stand.\n'.repeat(10)}`;
  const announced = (series: string): (boolean | undefined)[] =>
    splitRecords(linesOf(`${system}RECORD SERIES : ${series}\n\f${prose}\f${form}${prose}`)).segments.map(
      ({ isAnnounced }) => isAnnounced,
    );
  assert.deepEqual(announced('ALDER MEMCONS, HANDWRITTEN'), [true, false]);
  assert.deepEqual(announced('ALDER PAPERS'), [false, false]);
  const routing = 'ROUTING AND RECORD SHEET\nREMARKS: goes with the MEMCON of 3 May\n';
  const [letter] = splitRecords(linesOf(`${routing}\f${prose}`)).segments;
  assert.equal(letter?.isAnnounced, false);
});

for (const { of, text, records, others } of packets)
  test(`pages: ${of}`, () => {
    const { segments, otherPages } = splitRecords(linesOf(text));
    assert.deepEqual(
      segments.map(({ pages }) => pages),
      records,
    );
    assert.deepEqual(
      otherPages.map(({ page, kind }) => [page, kind]),
      others,
    );
  });
