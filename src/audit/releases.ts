import type { Order } from '../marking/data/orders.ts';
import { orderCited } from '../marking/orders.ts';
import { findStamp } from '../marking/stamps.ts';
import type { Memcon } from '../model/memcon.ts';
import type { Declassification } from '../model/release.ts';

/** A release stamp with what its parts mean. */
export interface Release {
  readonly stamp: Declassification;
  /** Its own day or, where it bears none, the day on the only other stamp that does. */
  readonly date: string | null;
  readonly order: Order | null;
  /** Made by the appeals panel. */
  readonly byPanel: boolean;
}

export type ReleaseStatus = 'none' | 'unstated' | 'full' | 'part';

const panel = /APPEALS\s{1,9}PANEL|\bISCAP\b/i;

export function readReleases(memcon: Memcon): Release[] {
  const days = new Set(memcon.declassification.flatMap(({ date }) => (date ? [date] : [])));
  const onlyDay = days.size === 1 ? [...days][0]! : null;
  return memcon.declassification.map((stamp) => {
    const date = stamp.date ?? onlyDay;
    const form = stamp.stamp ?? findStamp(stamp.typed)?.form.id ?? null;
    return {
      stamp,
      date,
      order: orderCited(`${stamp.order ?? ''} ${stamp.typed}`, date),
      byPanel: form === 'ST-ISCAP-13526' || panel.test(stamp.authority ?? '') || panel.test(stamp.typed),
    };
  });
}

const full = /\b(?:RELEASED?|DECLASSIFIED)\s{1,9}IN\s{1,9}(?:FULL|ENTIRETY|WHOLE)\b/i;
const part = /\bIN\s{1,9}PART\b|\bSANITI[ZS]ED\b|\bREDACTED\b/i;

/** What the stamps say about how much is open; a plain DECLASSIFIED says nothing of it. */
export function statusOf(memcon: Memcon, releases: readonly Release[]): ReleaseStatus {
  const texts = [...memcon.declassification, ...memcon.stamps].map(({ typed }) => typed);
  if (releases.some(({ stamp }) => stamp.inPart) || texts.some((text) => part.test(text))) return 'part';
  if (texts.some((text) => full.test(text))) return 'full';
  return releases.length > 0 ? 'unstated' : 'none';
}
