import type { MemconRecord } from '../../src/model/record.ts';
import type { BodyScore } from './body.ts';
import { scoreBody } from './body.ts';
import type { Check } from './fields.ts';
import { checkFields, conversationFields, furtherFields, markingFields } from './fields.ts';
import type { PeopleScore } from './people.ts';
import { peopleOfRecord, peopleOfTruth, scorePeople } from './people.ts';
import type { Truth } from './truth.ts';

/** A record held against its truth. */
export interface Score {
  readonly checks: readonly Check[];
  /** Fields that other ways of scoring leave out. */
  readonly further: readonly Check[];
  readonly people: PeopleScore;
  /** Kind, subject, date, times, zone, venue and participants are all right. */
  readonly whole: boolean;
  /** Null where the truth covers the header only. */
  readonly body: BodyScore | null;
}

/** Scores one record; null where the reader found none. */
export function score(truth: Truth, record: MemconRecord | null): Score {
  const conversation = checkFields(conversationFields, truth, record);
  const people = scorePeople(peopleOfTruth(truth.participants), peopleOfRecord(record));
  return {
    checks: [...conversation, ...checkFields(markingFields, truth, record)],
    further: checkFields(furtherFields, truth, record),
    people,
    whole: people.whole && conversation.every(({ right }) => right),
    body: truth.turns ? scoreBody(truth.turns, record) : null,
  };
}
