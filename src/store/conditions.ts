import type { FieldTerm, Query } from '../query/query.ts';
import { daysOf, isStruckMark, kinds, levelOfMark, type PackedSlot } from './columns.ts';
import { joinedWords } from './words.ts';

/** Whether a paragraph, by its number in the slot, has what a part of a query asks for. */
export type Condition = (slot: PackedSlot, paragraph: number) => boolean;

/** A part of a query that speaks of nothing but day, kind and mark, which the columns hold; null: it does not. */
export function conditionOf(query: Query): Condition | null {
  switch (query.kind) {
    case 'date':
      return ofDays(query.from, query.to);
    case 'field':
      return ofField(query);
    case 'not': {
      const out = conditionOf(query.of);
      return out && ((slot, paragraph) => !out(slot, paragraph));
    }
    case 'and': {
      const all = wholly(query.of.map(conditionOf));
      return all && ((slot, paragraph) => all.every((part) => part(slot, paragraph)));
    }
    case 'or': {
      const some = wholly(query.of.map(conditionOf));
      return some && ((slot, paragraph) => some.some((part) => part(slot, paragraph)));
    }
    default:
      return null;
  }
}

function wholly(parts: readonly (Condition | null)[]): readonly Condition[] | null {
  const told = parts.filter((part) => part !== null);
  return told.length === parts.length ? told : null;
}

function ofDays(from: string | null, to: string | null): Condition {
  const first = from === null ? -Infinity : daysOf(from);
  const last = to === null ? Infinity : daysOf(to);
  return ({ day }) => day !== null && first <= day && day <= last;
}

function ofField({ field, value, prefix }: FieldTerm): Condition | null {
  // How a code begins is looked up among the codes that are there.
  if (prefix) return null;
  const code = joinedWords(value);
  if (field === 'kind') return (slot) => kinds[slot.kind] === code;
  return field === 'mark' ? (slot, paragraph) => hasMark(slot.mark(paragraph), code) : null;
}

/** @param mark as the columns have it; 0: none */
function hasMark(mark: number, wanted: string): boolean {
  if (mark === 0) return wanted === 'none';
  if (wanted === 'struck') return isStruckMark(mark);
  return (levelOfMark(mark)?.toLowerCase() ?? 'unread') === wanted;
}
