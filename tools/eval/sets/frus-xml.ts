import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemconRecord } from '../../../src/model/record.ts';
import { readFrusTei, writeFrusTei } from '../../../src/tei/index.ts';
import { checkFrusDocument } from '../../../src/tei/frus/check-rules.ts';
import { findElements } from '../../../src/tei/parse.ts';
import type { XmlElement } from '../../../src/tei/xml.ts';
import type { Overlap } from '../counts.ts';
import type { Check } from '../fields.ts';
import { check } from '../fields.ts';
import type { EvalDocument, Judgment } from '../judged.ts';
import { fieldCounts } from '../judged.ts';
import type { ListCheck } from '../lists.ts';
import { checkList } from '../lists.ts';
import type { PaperReading } from '../read.ts';
import { readJson } from './files.ts';
import type { GoldParagraph, GoldPerson } from './frus-conventions.ts';
import {
  comparedGold,
  comparedRecord,
  goldParagraphs,
  leftOutIn,
  recordParagraphs,
  recordSpeakers,
} from './frus-conventions.ts';
import { isInDoubt } from './frus-doubts.ts';
import { checkMarkup } from './frus-markup.ts';

/** What the edition's markup says of a document, as far as its own encoding has to keep it. */
interface EditionGold {
  readonly id: string;
  readonly dateMin: string | null;
  readonly dateMax: string | null;
  readonly participants: readonly GoldPerson[];
  readonly paragraphs: readonly GoldParagraph[];
}

/** Documents of the *Foreign Relations* edition in its own encoding: as read, and as read from what we write of them. */
export function frusXmlDocuments(corpus: string): EvalDocument[] {
  const folder = join(corpus, 'frus-tei');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.xml'))
    .flatMap((file) => {
      const path = join(folder, file);
      const gold = readJson(path.replace(/\.xml$/, '.json')) as EditionGold;
      const text = (): string => readFileSync(path, 'utf8');
      const judge: EvalDocument['judge'] = ({ records }) => [
        judgeDocument(gold, documentIn(text()), records[0] ?? null),
      ];
      const read = (): PaperReading => readEdition(file, text());
      return [
        { group: 'frus-xml/read', id: gold.id, path, read, judge },
        {
          group: 'frus-xml/written',
          id: gold.id,
          path,
          read: () => readAgain(file, read()),
          judge: ({ records }) => [judgeWritten(gold, documentIn(text()), records[0] ?? null)],
        },
      ];
    });
}

function readEdition(name: string, text: string): PaperReading {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { records, faults } = readFrusTei(text, { name, sha256 });
  const [fault] = faults;
  return {
    paper: { records, otherPages: [], pages: [] },
    fault: fault ? `line ${fault.line}: ${fault.message}` : null,
  };
}

function readAgain(name: string, { paper, fault }: PaperReading): PaperReading {
  const [record] = paper.records;
  return record ? readEdition(name, writeFrusTei(record).xml) : { paper, fault };
}

function documentIn(text: string): XmlElement {
  const next = findElements(text, (name) => name === 'div').next();
  if (next.done) throw new Error('The corpus holds a document of the edition without a div');
  return next.value.element;
}

function judgeDocument(gold: EditionGold, document: XmlElement, record: MemconRecord | null): Judgment {
  const checks = checkDates(gold, record);
  const lists = checkLists(gold, document, record);
  return {
    id: gold.id,
    fields: fieldCounts(checks, null),
    ...countLists(gold.id, lists),
    kind: null,
    marks: [],
    checks,
    people: null,
    portions: null,
    elsewhere: [],
  };
}

/** The values of the lists, and how many documents have the whole list right; where the gold is in doubt, apart. */
function countLists(
  id: string,
  lists: readonly ListCheck[],
): Required<Pick<Judgment, 'overlaps' | 'rates' | 'lists'>> {
  const counted = lists.filter(({ name }) => !isInDoubt(id, name));
  const overlap = (list: readonly ListCheck[], suffix = ''): Record<string, Overlap> =>
    Object.fromEntries(list.map(({ name, overlap }) => [`${name}${suffix}`, overlap]));
  return {
    overlaps: {
      ...overlap(counted),
      ...overlap(
        lists.filter((list) => !counted.includes(list)),
        ': gold in doubt',
      ),
    },
    rates: Object.fromEntries(
      counted.map(({ name, right }) => [`${name}: documents`, { right: Number(right), of: 1 }]),
    ),
    lists,
  };
}

/** Rules that an edition's text breaks, and not only its encoding. */
const ofPrint = /source note|^footnote \d+ follows/;

/**
 * The rules that the edition publishes, and the elements alone, held against what is written of the record that was read from
 * what we wrote.
 */
function judgeWritten(gold: EditionGold, document: XmlElement, record: MemconRecord | null): Judgment {
  const judgment = judgeDocument(gold, document, record);
  const written = record && documentIn(writeFrusTei(record).xml);
  const breaches = written ? checkFrusDocument(written) : ['nothing was read'];
  const markup = countLists(gold.id, written ? checkMarkup(gold, written) : []);
  // What the edition itself printed so is not ours to mend.
  const printed = new Set(checkFrusDocument(document).filter((breach) => ofPrint.test(breach)));
  const own = breaches.filter((breach) => !printed.has(breach));
  return {
    ...judgment,
    rates: {
      ...judgment.rates,
      ...markup.rates,
      'keeps the rules': { right: Number(own.length === 0), of: 1 },
    },
    overlaps: { ...judgment.overlaps, ...markup.overlaps },
    lists: [...(judgment.lists ?? []), ...markup.lists, checkList('breaches', [], own)],
  };
}

function checkDates({ dateMin, dateMax }: EditionGold, record: MemconRecord | null): Check[] {
  const date = record?.date ?? null;
  return [
    check('dateMin', dateMin, date?.iso ?? null, 'equal'),
    check('dateMax', dateMax, date?.isoEnd ?? date?.iso ?? null, 'equal'),
  ];
}

function checkLists(gold: EditionGold, document: XmlElement, record: MemconRecord | null): ListCheck[] {
  const [expected, found] = [comparedGold(gold.participants), comparedRecord(record)];
  const parts = (['typed', 'name', 'title', 'role', 'side'] as const).map((part) =>
    checkList(
      `participants ${part}`,
      expected.map((person) => person[part]),
      found.map((person) => person[part]),
    ),
  );
  const paragraphs = goldParagraphs(gold.paragraphs, record);
  return [
    ...parts,
    checkList(
      'speakers',
      gold.paragraphs.flatMap(({ speaker }) => speaker ?? []),
      recordSpeakers(record),
    ),
    checkList('paragraphs', paragraphs, recordParagraphs(record, leftOutIn(document), paragraphs)),
  ];
}
