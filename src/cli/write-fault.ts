/** What the system calls a failed write, in our words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'a file of this name is there already',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'part of its path is a file, not a folder',
  ENOSPC: 'no space left',
  EROFS: 'it may only be read from',
};

/** Why a file or folder could not be made, in a few words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null ? error.message : (reasons[code] ?? code);
}
