import { useEffect } from 'preact/hooks';

interface Box {
  readonly current: HTMLElement | null;
}

/**
 * Sets off what is looked at and what the address names, on the elements themselves: drawing a transcript of a hundred
 * pages anew at every move of the mouse would be felt.
 */
export function useLookedAt(box: Box, active: string | null, passage: string | null, view: unknown): void {
  useEffect(() => {
    if (active === null) return undefined;
    const shown = [...(box.current?.querySelectorAll(`[data-place="${CSS.escape(active)}"]`) ?? [])];
    for (const element of shown) element.classList.add('looked-at');
    return () => shown.forEach((element) => element.classList.remove('looked-at'));
  }, [active, view]);
  useEffect(() => {
    const chosen = passage === null ? null : document.getElementById(passage);
    chosen?.classList.add('chosen');
    return () => chosen?.classList.remove('chosen');
  }, [passage, view]);
}

/** Milliseconds without growth after which a place that was asked for needs no holding any more. */
const settles = 1500;
/** Lets go of the place that is held; null: none is. */
let held: (() => void) | null = null;

/** Lets go of the place that `scrollTo` holds, where it holds one. */
export const letGo = (): void => held?.();

/**
 * Scrolls to an element and holds it where it came to lie. Rows that were never drawn have a guessed height and fonts
 * come late, so what is above the element grows or shrinks afterwards, and the place that was asked for would slip
 * away. The reader's own wheel, finger or key ends it, as does some quiet time.
 */
export function scrollTo(element: Element, block: ScrollLogicalPosition): void {
  letGo();
  const acted = new AbortController();
  let quiet = 0;
  const align = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(letGo, settles);
    element.scrollIntoView({ block });
  };
  const grown = new ResizeObserver(align);
  held = (): void => {
    held = null;
    clearTimeout(quiet);
    acted.abort();
    grown.disconnect();
  };
  for (const act of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(act, letGo, { passive: true, capture: true, signal: acted.signal });
  align();
  grown.observe(document.body);
}

/**
 * Turns to the page whose text is read: the last page break above the middle of the window. A page that was asked for
 * and is scrolled to stays, also where a short last page never comes up to the middle.
 */
export function usePageOfScroll(box: Box, setPage: (page: number) => void): void {
  useEffect(() => {
    let waiting = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        if (held) return;
        const breaks = [...(box.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
        // Above the first break is the head, which is of the first page.
        const read = breaks.findLast((one) => one.getBoundingClientRect().top < innerHeight / 2) ?? breaks[0];
        if (read) setPage(Number(read.dataset.page));
      });
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => {
      letGo();
      removeEventListener('scroll', onScroll);
    };
  }, []);
}
