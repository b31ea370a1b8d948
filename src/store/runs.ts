import { outcomeKinds, type FileOutcome, type Run } from '../query/library.ts';
import type { Connection } from './connection.ts';

export function startRun(db: Connection, command: string, reader: string): number {
  return db.run(
    `INSERT INTO run (command, reader, started, state) VALUES (?, ?, ?, 'running')`,
    command,
    reader,
    new Date().toISOString(),
  ).id;
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
      // The table admits no other.
      state: String(row.state) as Run['state'],
      counts: zero,
    };
  });
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
