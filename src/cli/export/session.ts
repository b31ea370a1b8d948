import { debuglog } from 'node:util';
import {
  isRefusal,
  type Exportable,
  type Exporter,
  type ExportFormat,
  type ExportOptions,
} from '../../export/exporter.ts';
import { WriteFault } from './atomic-file.ts';
import { openTarget, type Place, type Target } from './target.ts';

const debug = debuglog('memcon');

/** One export from its beginning to its end: an exporter and where its parts go. */
export class ExportSession {
  readonly #exporter: Exporter;
  readonly #target: Target;
  /** Why nothing more can be written. */
  #broken: WriteFault | null = null;
  #records = 0;

  private constructor(exporter: Exporter, target: Target) {
    this.#exporter = exporter;
    this.#target = target;
  }

  /** Rejects with a {@link WriteFault}. */
  static async open(format: ExportFormat, options: ExportOptions, place: Place): Promise<ExportSession> {
    const exporter = (await format.load())(options);
    const target = await openTarget(format, place);
    const session = new ExportSession(exporter, target);
    try {
      await target.take(exporter.begin?.() ?? [], null);
    } catch (error) {
      await target.discard();
      throw error;
    }
    return session;
  }

  /** Records written. */
  get records(): number {
    return this.#records;
  }

  /** True once nothing more can be written. */
  get isBroken(): boolean {
    return this.#broken !== null;
  }

  /** What is to be said about the export once it has ended. */
  get remarks(): readonly string[] {
    return this.#exporter.remarks?.() ?? [];
  }

  /** Writes one record; the sentence that says why not, where it can't be. */
  async add(item: Exportable): Promise<string | null> {
    const { record } = item;
    const name = `${record.source.name} (${record.id})`;
    if (this.#broken) return null;
    try {
      const parts = await this.#exporter.record(item);
      if (isRefusal(parts)) return `${name} ${parts.refused}`;
      await this.#target.take(parts, record);
      this.#records++;
      return null;
    } catch (error) {
      if (error instanceof WriteFault) {
        this.#broken = error;
        return error.message;
      }
      // A mistake of ours must not cost the other records.
      debug('%o', error);
      return `${name} was not exported, by a mistake in Memcon: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /** Makes whole what was written; the sentence that says why not, where it can't be. */
  async end(): Promise<string | null> {
    if (!this.#broken)
      try {
        const parts = this.#exporter.end?.() ?? [];
        if (isRefusal(parts)) {
          await this.#target.discard();
          return `what was read ${parts.refused}`;
        }
        await this.#target.take(parts, null);
        await this.#target.commit();
        return null;
      } catch (error) {
        if (!(error instanceof WriteFault)) throw error;
        this.#broken = error;
      }
    await this.#target.discard();
    return this.#broken.message;
  }

  async discard(): Promise<void> {
    await this.#target.discard();
  }
}
