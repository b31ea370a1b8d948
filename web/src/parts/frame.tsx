import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';

const places = [
  ['/', 'Search'],
  ['/chronology', 'Chronology'],
  ['/people', 'People'],
  ['/contacts', 'Contacts'],
  ['/review', 'Review'],
  ['/add', 'Add files'],
] as const;

/** What stands around every page: the way from one to another, and the theme. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  const { path } = useLocation();
  const main = useRef<HTMLElement>(null);
  const fault: unknown = useErrorBoundary()[0];
  // Another page begins at its top, for those too who don't see it; the first one begins where the browser puts it.
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <header class="masthead">
        <a class="brand" href="/">
          Memcon <span>Reading room</span>
        </a>
        <nav aria-label="Reading room">
          <ul>
            {places.map(([to, name]) => (
              <li key={to}>
                <a href={to} aria-current={isAt(path, to) ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeButton />
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        {fault === undefined ? (
          children
        ) : (
          <section class="sheet" role="alert">
            <h1>This page can’t be shown</h1>
            <p>
              The reading room has a fault of its own; nothing in the library has changed, and what was typed
              is kept. It says: <code>{messageOf(fault)}</code>
            </p>
            <button type="button" class="primary" onClick={() => location.reload()}>
              Load the page again
            </button>
          </section>
        )}
      </main>
    </>
  );
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'something else than an error';
}

function isAt(path: string, place: string): boolean {
  return place === '/' ? path === '/' || path.startsWith('/records') : path.startsWith(place);
}

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  }, [theme]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  return (
    <button
      type="button"
      class="theme"
      onClick={() => setTheme(next)}
      aria-label={`Theme: ${theme}. Change to ${next}`}
    >
      {theme === 'auto' ? '◐' : theme === 'light' ? '☀' : '☾'}
    </button>
  );
}

function storedTheme(): Theme {
  const stored = localStorage.getItem('theme');
  return themes.find((theme) => theme === stored) ?? 'auto';
}
