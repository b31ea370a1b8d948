import { Chunk, chunkSlots, slotRows, type PackedSlot } from './columns.ts';
import type { Connection } from './connection.ts';
import { stateOf, type LibraryState } from './state.ts';

/** Chunks kept in memory, of about 13 kB each for records of 30 paragraphs. */
const mostChunks = 8192;
/** Chunks fetched in one go where many are missing. */
const runLength = 256;

const noChunk = new Chunk(new Uint8Array());

/** The columns as one snapshot of the library has them. Chunks are loaded when first asked for. */
export class ColumnsView {
  readonly generation: number;
  readonly #db: Connection;
  readonly #chunks: Map<number, Chunk>;

  constructor(db: Connection, generation: number, chunks: Map<number, Chunk>) {
    this.generation = generation;
    this.#db = db;
    this.#chunks = chunks;
  }

  slot(slot: number): PackedSlot | undefined {
    const number = Math.floor(slot / chunkSlots);
    let chunk = this.#chunks.get(number);
    if (!chunk) {
      const bytes = this.#db.value('SELECT data FROM columns WHERE chunk = ?', number) as Uint8Array | null;
      chunk = bytes ? new Chunk(bytes) : noChunk;
      this.#keep(number, chunk);
    }
    return chunk.slot(slot);
  }

  /** Loads the chunks of these rowids, sorted, in few reads where many are missing. */
  load(rowids: readonly number[]): void {
    const wanted = new Set<number>();
    for (const rowid of rowids) {
      const number = Math.floor(rowid / (slotRows * chunkSlots));
      if (!this.#chunks.has(number)) wanted.add(number);
    }
    if (wanted.size < 8 || wanted.size > mostChunks / 2) return;
    const numbers = [...wanted];
    for (let at = 0; at < numbers.length; at += runLength) {
      const run = numbers.slice(at, at + runLength);
      for (const [number, bytes] of this.#db.rows(
        'SELECT chunk, data FROM columns WHERE chunk IN (SELECT value FROM json_each(?))',
        JSON.stringify(run),
      ))
        this.#keep(Number(number), new Chunk(bytes as Uint8Array));
    }
  }

  #keep(number: number, chunk: Chunk): void {
    if (this.#chunks.size >= mostChunks) {
      const [oldest] = this.#chunks.keys();
      this.#chunks.delete(oldest!);
    }
    this.#chunks.set(number, chunk);
  }

  /** The chunks, for the view of a later generation; those that changed in between are not to be carried over. */
  carriedOver(changed: ReadonlySet<number>): Map<number, Chunk> {
    const chunks = new Map(this.#chunks);
    for (const number of changed) chunks.delete(number);
    return chunks;
  }

  on(db: Connection): ColumnsView {
    return new ColumnsView(db, this.generation, this.#chunks);
  }
}

/** Keeps what is loaded of the columns from search to search. */
export class ColumnsCache {
  #latest: ColumnsView | null = null;

  /** The columns in the snapshot that the connection reads now. */
  view(db: Connection, { generation }: LibraryState = stateOf(db)): ColumnsView {
    const latest = this.#latest;
    if (latest?.generation === generation) return latest.on(db);
    if (latest && latest.generation > generation) return new ColumnsView(db, generation, new Map());
    const changed = latest
      ? new Set(
          db
            .rows('SELECT chunk FROM columns WHERE generation > ?', latest.generation)
            .map(([number]) => Number(number)),
        )
      : new Set<number>();
    const chunks = latest ? latest.carriedOver(changed) : new Map<number, Chunk>();
    this.#latest = new ColumnsView(db, generation, chunks);
    return this.#latest;
  }
}
