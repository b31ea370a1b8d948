import { hash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { fault, isFault, type SourceFault } from '../model/source-fault.ts';
import type { MediaType, SourceFile } from '../model/source-file.ts';
import { findBinary } from './encoding.ts';
import { findOtherFormat, sniffMediaType } from './media-type.ts';

export { decodeText, type Decoded } from './decode.ts';

/** A path, or a stream of bytes as `process.stdin` is one. */
export type SourceInput = string | { readonly stdin: AsyncIterable<Uint8Array> };

const mebibyte = 2 ** 20;
/** Size limits in bytes: a memorandum is some 20 kB of text; a scanned packet may well take hundreds of megabytes. */
const limits = { text: 64 * mebibyte, scan: 1024 * mebibyte };
/** Enough to tell what kind of file it is. */
const headSize = 65_536;

/** Reads one source whole. Whatever is wrong with it is returned, never thrown. */
export async function openSource(input: SourceInput): Promise<SourceFile | SourceFault> {
  const path = typeof input === 'string' ? input : '-';
  try {
    const bytes = typeof input === 'string' ? await readPath(input) : await readStream(input.stdin, path);
    return isFault(bytes) ? bytes : describe(path, bytes);
  } catch (error) {
    return systemFault(path, error);
  }
}

async function readPath(path: string): Promise<Uint8Array | SourceFault> {
  const file = openSync(path, 'r');
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) return fault(path, 'folder', 'is a folder, not a file');
    // A pipe or a device has no size to go by.
    if (!stat.isFile()) return await readStream(createReadStream(path, { fd: file, autoClose: false }), path);
    if (stat.size > limits.text) {
      const head = new Uint8Array(headSize);
      const wrong = checkSize(path, stat.size, head.subarray(0, readSync(file, head, 0, headSize, 0)));
      if (wrong) return wrong;
    }
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

async function readStream(
  stream: AsyncIterable<Uint8Array>,
  path: string,
): Promise<Uint8Array | SourceFault> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.text) {
      const wrong = checkSize(path, size, chunks[0]!);
      if (wrong) return wrong;
    }
  }
  return Buffer.concat(chunks);
}

function checkSize(path: string, size: number, head: Uint8Array): SourceFault | null {
  const isScan = /^(?:image\/|application\/pdf)/.test(sniffMediaType(head));
  const limit = isScan ? limits.scan : limits.text;
  if (size <= limit) return null;
  const kind = isScan ? 'a scan' : 'a text';
  return fault(path, 'too-large', `is larger than the ${limit / mebibyte} MiB that ${kind} may have`);
}

function describe(path: string, bytes: Uint8Array): SourceFile | SourceFault {
  if (bytes.length === 0) return fault(path, 'empty', 'is empty');
  const other = findOtherFormat(bytes);
  if (other) return fault(path, 'unsupported', other);
  const mediaType = sniffMediaType(bytes);
  const wrong = isText(mediaType) ? checkText(path, bytes) : null;
  if (wrong) return wrong;
  const name = path === '-' ? path : basename(path);
  return { name, path, bytes, sha256: hash('sha256', bytes), mediaType };
}

function isText(type: MediaType): boolean {
  return type === 'text/plain' || type === 'text/vnd.hocr+html' || type === 'application/alto+xml';
}

function checkText(path: string, bytes: Uint8Array): SourceFault | null {
  const binary = findBinary(bytes);
  if (binary) return fault(path, 'binary', binary);
  // White space and the bytes of byte order marks.
  const blank = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x00, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  return bytes.every((byte) => blank.has(byte))
    ? fault(path, 'empty', 'holds nothing but white space')
    : null;
}

/** What the system calls a failed open or read, in our words. */
const systemFaults: Readonly<Record<string, readonly [SourceFault['code'], what: string]>> = {
  ENOENT: ['missing', 'no such file'],
  ENOTDIR: ['missing', 'no such file (part of its path is a file, not a folder)'],
  EISDIR: ['folder', 'is a folder, not a file'],
  EACCES: ['unreadable', 'may not be read (permission denied)'],
  EPERM: ['unreadable', 'may not be read (permission denied)'],
  ERR_INVALID_ARG_VALUE: ['missing', 'no such file (the path holds a zero byte)'],
};

function systemFault(path: string, error: unknown): SourceFault {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  const [code, what] = systemFaults[error.code] ?? ['unreadable', `can't be read (${error.code})`];
  return fault(path, code, what);
}
