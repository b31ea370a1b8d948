import { addDays } from '../marking/calendar.ts';
import { daysToDecision } from '../marking/orders.ts';
import type { Memcon } from '../model/memcon.ts';
import type { DeclassifyOn } from '../model/release.ts';

/**
 * Whether a two-digit year on the Declassify on line repeats the conversation's own: `11/24/97` on a paper of 22 November 1997. Read in
 * its century such a date falls within the days in which the record itself was typed; mostly a 0 was read as a 9.
 */
export function repeatsYear({ text }: DeclassifyOn, conversation: string): boolean {
  const m = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(?!\d)/.exec(text);
  if (!m) return false;
  const date = `${conversation.slice(0, 2)}${m[3]!}-${m[1]!.padStart(2, '0')}-${m[2]!.padStart(2, '0')}`;
  return date <= addDays(conversation, daysToDecision) && date >= `${conversation.slice(0, 4)}-01-01`;
}

/** The whole line as it stands on the page: what the line's value leaves out (a second date, "Source marked") matters to some rules. */
export function wholeLine({ furniture }: Memcon, { at, typed }: DeclassifyOn): string {
  const line =
    at.line === undefined
      ? undefined
      : furniture.find((one) => one.at.page === at.page && one.at.line === at.line);
  return line?.typed.includes(typed) ? line.typed : typed;
}
