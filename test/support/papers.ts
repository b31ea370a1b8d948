/** The text of an invented memorandum; papers of different numbers differ in date, subject and what is said. */
export function paper(n: number): string {
  const day = (n % 28) + 1;
  return `THE STATE HOUSE

MEMORANDUM OF CONVERSATION

CONFIDENTIAL

SUBJECT: Ferries between Norland and Vale, meeting ${n} (C)

PARTICIPANTS: President Marlow of Vale
Premier Adler of Norland

DATE, TIME: May ${day}, 1988, 10:05 - 10:20 a.m.
AND PLACE: The Study

PRESIDENT MARLOW: The ferries should run again by summer, as we said in meeting ${n}. (C)

PREMIER ADLER: (nods) I shall have it looked into. (C)

CONFIDENTIAL
`;
}
