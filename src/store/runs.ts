import { outcomeKinds, type FileOutcome, type Run } from '../query/library.ts';
import type { Connection, Row } from './connection.ts';
import type { RunLocks } from './run-lock.ts';

/** Begins a run, which holds its lock from then on; of others whose program is gone that is noted, by an end without a time. */
export function startRun(db: Connection, locks: RunLocks, command: string, reader: string): number {
  for (const [id] of db.rows(`SELECT id FROM run WHERE state = 'running'`)) {
    if (locks.isHeld(Number(id))) continue;
    db.run(`UPDATE run SET state = 'interrupted' WHERE id = ?`, id!);
    locks.forget(Number(id));
  }
  const { id } = db.run(
    `INSERT INTO run (command, reader, started, state) VALUES (?, ?, ?, 'running')`,
    command,
    reader,
    new Date().toISOString(),
  );
  locks.take(id);
  return id;
}

export function noteOutcome(db: Connection, run: number, outcome: FileOutcome): void {
  const { path, outcome: kind, records, reason, took } = outcome;
  db.run(
    'INSERT INTO outcome (run, path, outcome, records, reason, took) VALUES (?, ?, ?, ?, ?, ?)',
    ...[run, path, kind, records, reason, took],
  );
}

export function endRun(db: Connection, run: number, state: 'done' | 'interrupted'): void {
  db.run('UPDATE run SET ended = ?, state = ? WHERE id = ?', new Date().toISOString(), state, run);
}

/** The latest first. */
export function listRuns(db: Connection, limit: number): readonly Run[] {
  return db.all('SELECT * FROM run ORDER BY id DESC LIMIT ?', limit).map((row) => {
    const counts = new Map(
      db
        .rows('SELECT outcome, count(*) FROM outcome WHERE run = ? GROUP BY outcome', row.id!)
        .map(([outcome, count]) => [outcome, Number(count)]),
    );
    const zero: Record<FileOutcome['outcome'], number> = {
      read: 0,
      unchanged: 0,
      'not-a-memorandum': 0,
      failed: 0,
    };
    for (const kind of outcomeKinds) zero[kind] = counts.get(kind) ?? 0;
    return {
      id: Number(row.id),
      command: String(row.command),
      reader: String(row.reader),
      started: String(row.started),
      ended: row.ended === null ? null : String(row.ended),
      state: stateOf(row),
      counts: zero,
    };
  });
}

function stateOf({ state, ended }: Row): Run['state'] {
  if (state === 'interrupted' && ended === null) return 'stopped';
  // The table admits no other.
  return String(state) as Run['state'];
}

export function listOutcomes(db: Connection, run: number): readonly FileOutcome[] {
  return db.all('SELECT * FROM outcome WHERE run = ? ORDER BY id', run).map((row) => ({
    path: String(row.path),
    // Written from an outcome of this very type.
    outcome: String(row.outcome) as FileOutcome['outcome'],
    records: Number(row.records),
    reason: row.reason === null ? null : String(row.reason),
    took: Number(row.took),
  }));
}
