import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file of an archive, by the pieces of its content. */
export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Names of files that are packed already. */
const packed = /\.(?:docx|pdf|parquet)$/;

/** A ZIP archive as it is made: a file after the other, no more in memory than the piece at hand (APPNOTE.TXT 6.3). */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let made: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(Uint8Array.from(bytes));
  });
  const take = (): Uint8Array<ArrayBuffer>[] => {
    const ready = made;
    made = [];
    return ready;
  };
  for await (const { name, content } of entries) {
    const file = packed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* take();
    }
    file.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
