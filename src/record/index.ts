import type { Finding } from '../model/finding.ts';
import type { Memcon } from '../model/memcon.ts';
import type { MemconRecord } from '../model/record.ts';
import type { SourceFile } from '../model/source-file.ts';

/** Gives a memorandum its identity and its findings. The id stays the same for the same file and page span. */
export function makeRecord(
  source: Pick<SourceFile, 'name' | 'sha256' | 'mediaType'>,
  memcon: Memcon,
  findings: readonly Finding[],
): MemconRecord {
  const { pages, ...rest } = memcon;
  return {
    id: `${source.sha256.slice(0, 16)}-${pages[0]}-${pages[1]}`,
    source: { name: source.name, sha256: source.sha256, mediaType: source.mediaType, pages },
    ...rest,
    findings,
  };
}
