import { useTitle } from '../parts/title.ts';

export function NotFound() {
  useTitle('Nothing here');
  return (
    <section class="sheet">
      <h1>There is nothing at this address</h1>
      <p>
        The record may have been taken out of the library. <a href="/">Search the library</a>
      </p>
    </section>
  );
}
