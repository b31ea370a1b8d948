import type { ComponentChildren } from 'preact';

interface TableHeadProps {
  readonly columns: readonly string[];
  /** The columns of numbers. */
  readonly numbers?: readonly string[];
  /** A column more, whose name is said and not shown. */
  readonly hidden?: string;
}

/** The names of a listing's columns. */
export function TableHead({ columns, numbers = [], hidden }: TableHeadProps) {
  const heads: ComponentChildren[] = columns.map((name) => (
    <th key={name} scope="col" class={numbers.includes(name) ? 'number' : undefined}>
      {name}
    </th>
  ));
  return (
    <thead>
      <tr>
        {heads}
        {hidden !== undefined && (
          <th scope="col">
            <span class="visually-hidden">{hidden}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
