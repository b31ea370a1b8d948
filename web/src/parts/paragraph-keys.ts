import { useEffect } from 'preact/hooks';
import type { Key } from './keys.tsx';

export const recordKeys: readonly Key[] = [
  { keys: ['j'], does: 'the next paragraph, where one has the focus' },
  { keys: ['k'], does: 'the paragraph before' },
  { keys: ['e'], does: 'correct the paragraph’s text and bounds' },
  { keys: ['c'], does: 'cite the paragraph with its page' },
  { keys: ['Ctrl', 'Enter'], does: 'keep the corrected text' },
  { keys: ['Shift', 'Enter'], does: 'split the paragraph at the cursor' },
  { keys: ['Backspace'], does: 'at the start of the text: join it with the paragraph before' },
  { keys: ['Enter'], does: 'keep another value: speaker, mark, field of the head' },
  { keys: ['Escape'], does: 'leave a correction, or close a window' },
];

interface Actions {
  readonly onCorrect: (paragraph: HTMLElement) => void;
  readonly onCite: (n: number) => void;
}

/** Single keys for the paragraph that has the focus; elsewhere they do nothing. */
export function useParagraphKeys(
  box: { readonly current: HTMLElement | null },
  { onCorrect, onCite }: Actions,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (!(target instanceof HTMLElement) || !target.matches('.paragraph')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === 'j' || key === 'k') stepFrom(box.current, target, key === 'j' ? 1 : -1);
      else if (key === 'e') onCorrect(target);
      else if (key === 'c') onCite(Number(target.id.slice(1)));
      else return;
      event.preventDefault();
    };
    const element = box.current;
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  });
}

function stepFrom(box: HTMLElement | null, paragraph: HTMLElement, step: number): void {
  const all = [...(box?.querySelectorAll<HTMLElement>('.paragraph') ?? [])];
  const next = all[all.indexOf(paragraph) + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
