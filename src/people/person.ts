export interface PersonRef {
  readonly id: number;
  readonly name: string;
}

/** A person of the library: one human being under all labels that settle on them. */
export interface Person extends PersonRef {
  /** Other names and spellings: of authority lists, of labels that were merged in. */
  readonly names: readonly string[];
  readonly offices: readonly Office[];
  readonly birth: string | null;
  readonly death: string | null;
  /** Where the person came from: "labels", or the authority list's name. */
  readonly origin: string;
  readonly records: number;
  readonly paragraphs: number;
}

export interface Office {
  readonly title: string;
  /** ISO 8601, as exact as known; null is open or unknown. */
  readonly from: string | null;
  readonly to: string | null;
  readonly country: string | null;
}

export interface PersonLabel {
  readonly label: string;
  readonly records: number;
  readonly basis: string;
}

/** An authority list: people with their names and offices, as data. */
export interface AuthorityList {
  readonly name: string;
  readonly people: readonly AuthorityPerson[];
}

export interface AuthorityPerson {
  /** Id within the list; importing the list again updates by it. */
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly offices: readonly Office[];
  readonly birth: string | null;
  readonly death: string | null;
}
