/** Why the library could not do what was asked. */
export type StoreFaultCode =
  /** Opening: nothing is at the path, something already is, or it is no library of ours. */
  | 'missing'
  | 'exists'
  | 'not-a-library'
  | 'newer'
  | 'older'
  | 'permission'
  /** Work: the library stays as it was before. */
  | 'read-only'
  | 'full'
  | 'busy'
  | 'io'
  | 'corrupt'
  | 'source'
  | 'cursor'
  | 'query'
  | 'unknown-record'
  | 'unknown-person'
  | 'closed';

/** Something outside the program's power: a full disk, a damaged file. The message is one sentence for the user. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function isStoreFault(value: unknown): value is StoreFault {
  return value instanceof StoreFault;
}

/** Primary result codes of SQLite (sqlite.org/rescode.html) that say what is wrong outside the program. */
const sqliteFaults: Readonly<Record<number, readonly [StoreFaultCode, string]>> = {
  3: ['permission', 'may not be opened by this user'],
  5: ['busy', 'was kept locked by another program for too long'],
  6: ['busy', 'was kept locked by another program for too long'],
  8: ['read-only', 'can only be read: the file, its folder or the disk is write-protected'],
  10: ['io', 'could not be read or written: the disk reported an error'],
  11: ['corrupt', 'is damaged'],
  13: ['full', 'could not grow: the disk is full'],
  14: [
    'permission',
    'could not be opened: the file or its folder may not be used by this user, or its folder is missing',
  ],
  23: ['permission', 'may not be opened by this user'],
  26: ['not-a-library', 'is not a library of Memcon: the file is no SQLite database'],
};

/** The fault that an error of SQLite or of the file system stands for; null: a mistake of the program. */
export function faultOf(error: unknown, path: string): StoreFault | null {
  if (isStoreFault(error)) return error;
  if (!(error instanceof Error)) return null;
  if (/^fts5: (?:parser stack overflow|expression tree is too large)/.test(error.message))
    return new StoreFault('query', 'The query has too many parts within parts.', { cause: error });
  const known =
    'errcode' in error && typeof error.errcode === 'number'
      ? sqliteFaults[error.errcode & 255]
      : fileFaults[String((error as NodeJS.ErrnoException).code)];
  return known ? new StoreFault(known[0], `${path} ${known[1]}.`, { cause: error }) : null;
}

const fileFaults: Readonly<Partial<Record<string, readonly [StoreFaultCode, string]>>> = {
  ENOENT: ['source', 'is missing'],
  ENOTDIR: ['permission', 'could not be opened: a part of its path is no folder'],
  EACCES: ['permission', 'may not be used by this user'],
  EPERM: ['permission', 'may not be used by this user'],
  EROFS: ['read-only', 'is on a disk that can only be read'],
  ENOSPC: ['full', 'could not grow: the disk is full'],
  EDQUOT: ['full', 'could not grow: the disk is full'],
  EIO: ['io', 'could not be read or written: the disk reported an error'],
};
