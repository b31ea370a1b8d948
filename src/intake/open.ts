import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fault, isFault, type SourceFault } from '../model/source-fault.ts';
import { isScan, type SourceFile } from '../model/source-file.ts';
import { openSource } from '../source/index.ts';

/** What reads a file: the pipeline for text and for scans, or what has read it before. */
export type IntakeFormat = 'text' | 'scan' | 'tei' | 'records';

/** One file, whole. */
export interface IntakeFile {
  readonly format: IntakeFormat;
  readonly source: SourceFile;
  /** That of the source, or of an edition or records, which the pipeline has none for. */
  readonly mediaType: string;
}

/** Media types by RFC 6129, RFC 8259 and jsonlines.org; all others are those of the source. */
const tei = 'application/tei+xml';
const json = 'application/json';
const jsonLines = 'application/jsonl';

const recordsTypes: Readonly<Record<string, string>> = {
  '.json': json,
  '.jsonl': jsonLines,
  '.ndjson': jsonLines,
};

/** Records take three to five times the room of the text that they were read from. */
const recordsLimit = 512;

/** Enough to tell what kind of file it is. */
const headSize = 65_536;

/** Opens a file that may be a source, an edition in TEI, or records. Whatever is wrong with it is returned. */
export async function openFile(path: string): Promise<IntakeFile | SourceFault> {
  const named = recordsTypes[extname(path).toLowerCase()];
  const source = await openSource(path);
  if (isFault(source)) return named && source.code === 'too-large' ? openLargeRecords(path, named) : source;
  if (named) return { format: 'records', source, mediaType: named };
  const format = formatOf(source);
  return {
    format,
    source,
    mediaType: { tei, records: jsonLines, text: null, scan: null }[format] ?? source.mediaType,
  };
}

/** What an open file shows that it is, whatever its name. */
export function formatOf({ mediaType, bytes }: SourceFile): IntakeFormat {
  if (isScan(mediaType)) return 'scan';
  const head = Buffer.from(bytes.subarray(0, headSize)).toString('latin1').replaceAll('\0', '');
  if (isTei(head)) return 'tei';
  return isRecords(head) ? 'records' : 'text';
}

async function openLargeRecords(path: string, mediaType: string): Promise<IntakeFile | SourceFault> {
  const { size } = await stat(path);
  if (size > recordsLimit * 2 ** 20)
    return fault(path, 'too-large', `is larger than the ${recordsLimit} MiB that a file of records may have`);
  const bytes = await readFile(path);
  const source = {
    name: basename(path),
    path,
    bytes,
    sha256: hash('sha256', bytes),
    mediaType: 'text/plain',
  } as const;
  return { format: 'records', source, mediaType };
}

/** What may stand before the root element: a byte order mark, the declaration, comments, a document type. */
const prolog =
  /^[\xef\xbb\xbf\xfe\xff\s]*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>\s*)*/;

/** `<TEI xmlns="http://www.tei-c.org/ns/1.0">`, or one document of an edition: `<div type="document">`. */
function isTei(head: string): boolean {
  const root = head.replace(prolog, '');
  return (
    /^<(?:[\w.-]+:)?(?:TEI|teiCorpus)[\s>]/.test(root) ||
    /^<(?:[\w.-]+:)?div\s[^>]*\btype\s*=\s*["']document["']/.test(root)
  );
}

/** An object whose first key is one of those that a record, or what `memcon read` prints, begins with. */
function isRecords(head: string): boolean {
  return /^[\xef\xbb\xbf\s]*\{\s*"(?:schema|id|records)"\s*:/.test(head);
}
