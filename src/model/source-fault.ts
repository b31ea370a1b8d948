/** Why a source gave no pages. */
export type FaultCode =
  | 'missing'
  | 'folder'
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'unsupported'
  | 'malformed'
  | 'encrypted'
  | 'line-too-long';

/** A source that can't be read: data, not an exception. */
export interface SourceFault {
  /** As the user gave it; `-` for standard input. */
  readonly path: string;
  readonly code: FaultCode;
  /** One sentence that names the source and the fault. */
  readonly message: string;
}

/** Tells a fault from whatever the stage would have returned. */
export function isFault(result: object): result is SourceFault {
  return 'code' in result && 'message' in result;
}

/** Name of a source in messages. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

export function fault(path: string, code: FaultCode, what: string): SourceFault {
  return { path, code, message: `${nameOf(path)}: ${what}` };
}
