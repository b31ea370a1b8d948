interface SpanFormProps {
  readonly from: string;
  readonly to: string;
  readonly onSpan: (from: string, to: string) => void;
}

/** Chooses a span of days; either end may stay open. */
export function SpanForm({ from, to, onSpan }: SpanFormProps) {
  return (
    <form
      class="span-form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const day = (name: string): string => {
          const value = form.get(name);
          return typeof value === 'string' ? value : '';
        };
        onSpan(day('from'), day('to'));
      }}
    >
      <label>
        From <input type="date" name="from" defaultValue={from} />
      </label>
      <label>
        to <input type="date" name="to" defaultValue={to} />
      </label>
      <button type="submit" class="primary">
        Show
      </button>
    </form>
  );
}

/** Address of a page with its span. */
export function spanPath(page: string, params: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '')).toString();
  return query === '' ? page : `${page}?${query}`;
}
