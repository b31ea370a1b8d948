import type { OcrEngine, OcrImage, OcrKind, OcrWord } from './engine.ts';

/**
 * As many engines as pages may be read at once. Engines start when the first pages come and stay for the next
 * file; whoever makes a pool closes it.
 */
export class OcrPool {
  readonly kind: OcrKind;
  /** How many pages are read at once. */
  readonly jobs: number;
  readonly #idle: OcrEngine[] = [];
  readonly #waiting: (() => void)[] = [];
  /** What is at work; none of these promises rejects. */
  readonly #working = new Set<Promise<undefined>>();
  #busy = 0;
  #closed = false;

  constructor(kind: OcrKind, jobs: number) {
    if (!Number.isInteger(jobs) || jobs < 1) throw new Error(`A pool of ${jobs} jobs can't read anything`);
    this.kind = kind;
    this.jobs = jobs;
  }

  /** The words on `image`. Rejects with the signal's reason when it is aborted, at once and whatever the engine does. */
  async recognise(image: OcrImage, signal?: AbortSignal): Promise<OcrWord[]> {
    while (this.#busy >= this.jobs) await this.#turn();
    signal?.throwIfAborted();
    if (this.#closed) throw new Error(`${this.kind.name} can't read a page: its pool is closed`);
    this.#busy++;
    const done = Promise.withResolvers<undefined>();
    this.#working.add(done.promise);
    let engine: OcrEngine | undefined;
    try {
      engine = this.#idle.pop() ?? (await this.kind.start());
      const words = await engine.recognise(image, signal);
      await this.#rest(engine);
      return words;
    } catch (error) {
      // What state it is in nobody knows; the next page gets a fresh one.
      await engine?.close();
      throw error;
    } finally {
      this.#busy--;
      this.#working.delete(done.promise);
      done.resolve(undefined);
      this.#waiting.shift()?.();
    }
  }

  /**
   * Ends all engines: those at rest now, those at work when they have done their page. Ends after them, since they leave
   * files behind where the program ends first.
   */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle.splice(0).map((engine) => engine.close()), ...this.#working]);
  }

  async #rest(engine: OcrEngine): Promise<void> {
    if (this.#closed) await engine.close();
    else this.#idle.push(engine);
  }

  #turn(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.push(() => resolve(undefined));
    return promise;
  }
}
