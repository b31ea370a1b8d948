import { labelKey } from './fold.ts';

/** What an editor decided; decisions come first, in their order, and are never overruled. */
export type Decision =
  | { readonly kind: 'merge'; readonly from: number; readonly into: number }
  /** `into`: the person made for the label. */
  | { readonly kind: 'split'; readonly person: number; readonly label: string; readonly into: number };

export interface Decisions {
  /** Who the person is after all merges. */
  merged(person: number): number;
  /** Who is meant where the label settled on the person by itself. */
  decide(person: number, label: string): { readonly person: number; readonly byEditor: boolean };
}

export function indexDecisions(decisions: readonly Decision[]): Decisions {
  const byPerson = new Map<number, { readonly n: number; readonly decision: Decision }[]>();
  for (const [n, decision] of decisions.entries()) {
    const person = decision.kind === 'merge' ? decision.from : decision.person;
    const list = byPerson.get(person);
    if (list) list.push({ n, decision });
    else byPerson.set(person, [{ n, decision }]);
  }
  const follow = (start: number, fits: (decision: Decision) => boolean): number => {
    let person = start;
    // Each decision is taken once and in order, so that no circle of merges goes on for ever.
    for (let next = 0; ;) {
      const found = byPerson.get(person)?.find(({ n, decision }) => n >= next && fits(decision));
      if (!found) return person;
      person = found.decision.into;
      next = found.n + 1;
    }
  };
  return {
    merged: (person) => follow(person, ({ kind }) => kind === 'merge'),
    decide(start, label) {
      const key = labelKey(label);
      const person = follow(start, (one) => one.kind === 'merge' || labelKey(one.label) === key);
      return { person, byEditor: person !== start };
    },
  };
}
