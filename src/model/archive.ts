/** Where the paper is kept, from the largest unit to the smallest; each part null where it is not known. */
export interface ArchivalReference {
  /** "Halloran Presidential Library" */
  readonly repository: string | null;
  /** "National Security Council Files" */
  readonly collection: string | null;
  readonly series: string | null;
  readonly box: string | null;
  readonly folder: string | null;
  /** The review case under which it was released. */
  readonly caseNumber: string | null;
}
