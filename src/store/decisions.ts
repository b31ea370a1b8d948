import type { StoredDecision } from '../query/library.ts';
import type { Connection, Row } from './connection.ts';
import { mergedPeople } from './facets.ts';
import { idsOf } from './lists.ts';

const columns = `SELECT decision.*, a.name AS person_name, b.name AS into_name FROM decision
  JOIN person a ON a.id = decision.person JOIN person b ON b.id = decision.into_person WHERE undone IS NULL`;

/** Decisions that made the person who they are, oldest first: merges into them, labels taken off them or made them. */
export function listDecisions(db: Connection, person: number): readonly StoredDecision[] {
  const ids = JSON.stringify(idsOf(db, mergedPeople(db).get(person) ?? person));
  return db
    .all(
      `${columns} AND (decision.person IN (SELECT value FROM json_each(?))
         OR into_person IN (SELECT value FROM json_each(?))) ORDER BY decision.id`,
      ids,
      ids,
    )
    .map(decisionOf);
}

/**
 * Takes a decision back: the merged are two again, the label is its former person's. It is kept, with who took it back.
 *
 * @returns the decision, and the records whose labels it had settled; null: none of that id stands
 */
export function withdrawDecision(
  db: Connection,
  id: number,
  by: string,
): { readonly decision: StoredDecision; readonly records: readonly string[] } | null {
  const row = db.get(`${columns} AND decision.id = ?`, id);
  if (!row) return null;
  const decision = decisionOf(row);
  const { person, into } = decision;
  const records = db
    .rows(
      `SELECT DISTINCT record.id FROM took_part JOIN record USING (slot) WHERE person = ? AND basis = 'editor'`,
      into.id,
    )
    .map(([record]) => String(record));
  db.run('UPDATE decision SET undone_by = ?, undone = ? WHERE id = ?', ...[by, new Date().toISOString(), id]);
  if (decision.kind === 'merge') db.run('UPDATE person SET merged_into = NULL WHERE id = ?', person.id);
  else dropUnlessDecided(db, into.id);
  return { decision, records };
}

/** The person that a split made goes with it, unless another decision is about them. */
function dropUnlessDecided(db: Connection, id: number): void {
  const isDecided =
    db.value('SELECT 1 FROM decision WHERE undone IS NULL AND (person = ? OR into_person = ?)', id, id) !==
      null || db.value('SELECT 1 FROM person WHERE merged_into = ?', id) !== null;
  if (isDecided) return;
  db.run('UPDATE took_part SET person = NULL, basis = NULL WHERE person = ?', id);
  db.run('DELETE FROM person_words WHERE rowid = ?', id);
  db.run('DELETE FROM person WHERE id = ?', id);
}

function decisionOf(row: Row): StoredDecision {
  return {
    id: Number(row.id),
    kind: row.kind === 'merge' ? 'merge' : 'split',
    person: { id: Number(row.person), name: String(row.person_name) },
    into: { id: Number(row.into_person), name: String(row.into_name) },
    label: row.label === null ? null : String(row.label),
    by: String(row.by),
    made: String(row.made),
  };
}
