import { stampForms, type StampForm } from './data/stamps.ts';

export interface StampMatch {
  readonly form: StampForm;
  readonly typed: string;
  readonly index: number;
  /** What the form's groups hold; see `StampForm.pattern`. */
  readonly parts: Readonly<Partial<Record<string, string>>>;
}

/** The form that fits `text` best: forms of their own before fallbacks, then the longest match. Null where none fits. */
export function findStamp(text: string): StampMatch | null {
  let best: StampMatch | null = null;
  for (const form of stampForms) {
    const m = form.pattern.exec(text);
    if (!m) continue;
    if (best) {
      if (form.fallback && !best.form.fallback) continue;
      if (form.fallback === best.form.fallback && m[0].length <= best.typed.length) continue;
    }
    best = { form, typed: m[0], index: m.index, parts: m.groups ?? {} };
  }
  return best;
}

const byId = new Map(stampForms.map((form) => [form.id, form]));

/** The form with this id; throws where the table has none. */
export function stampForm(id: string): StampForm {
  const form = byId.get(id);
  if (!form) throw new RangeError(`No stamp form ${id} in the stamp table`);
  return form;
}
