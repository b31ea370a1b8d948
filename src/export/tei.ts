import type { MemconRecord } from '../model/record.ts';
import { insertIntoVolume, writeFrusVolume, writeTei, type Inserted, type TeiText } from '../tei/index.ts';
import { unseen } from './json-text.ts';
import { whole, type Exporter, type MakeExporter, type Parts } from './exporter.ts';

/** Each record as a TEI document that holds all of it. */
export const makeTeiExporter: MakeExporter = () => {
  const said = new Set<string>();
  return {
    record: ({ record }) => take(writeTei(record), said),
    remarks: () => [...said],
  };
};

/** All records as documents of a volume in the flavour of the FRUS edition: of a new one, or of one that is there. */
export const makeFrusExporter: MakeExporter = ({ into }) => (into === null ? newVolume() : intoVolume(into));

function newVolume(): Exporter {
  const said = new Set<string>();
  let next: MemconRecord | null = null;
  // The writer asks for a record whenever it is asked for a piece.
  function* records(): Iterable<MemconRecord> {
    while (next) yield next;
  }
  const pieces = writeFrusVolume(records());
  const piece = (): Parts => {
    const next = pieces.next();
    return next.done === true ? [] : take(next.value, said);
  };
  return {
    begin: piece,
    record({ record }) {
      next = record;
      return piece();
    },
    end() {
      next = null;
      return piece();
    },
    remarks: () => [...said],
  };
}

/** A document's place depends on the others: the records are kept until all are there. */
function intoVolume(volume: string): Exporter {
  const records: MemconRecord[] = [];
  let remarks: readonly string[] = [];
  return {
    record({ record }) {
      records.push(record);
      return [];
    },
    end() {
      const { xml, inserted, losses, faults } = insertIntoVolume(volume, records);
      const [fault] = faults;
      if (fault)
        return {
          refused: `can't go into the volume: line ${fault.line}: ${fault.message.replace(/\.$/, '')}`,
        };
      remarks = [...inserted.map(insertedText), ...losses];
      return whole(xml);
    },
    remarks: () => remarks,
  };
}

function insertedText({ record, id, number, after }: Inserted): string {
  return `${record} is document ${number} (${id}), ${after === null ? 'before all others' : `after ${after}`}`;
}

/** Controls and direction marks go out as references: the same text to a program, and tame to a terminal. */
function take({ xml, losses }: TeiText, said: Set<string>): Parts {
  for (const loss of losses) said.add(loss);
  return whole(xml.replace(unseen, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`));
}
