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

/** Turns to the page whose text is read: the last page break above the middle of the window. */
export function usePageOfScroll(box: Box, setPage: (page: number) => void): void {
  useEffect(() => {
    let waiting = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        const breaks = [...(box.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
        const above = breaks.findLast((one) => one.getBoundingClientRect().top < innerHeight / 2);
        if (above) setPage(Number(above.dataset.page));
      });
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);
}
