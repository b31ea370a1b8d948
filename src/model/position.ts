/** A rectangle on a page image, in pixels of that image; `dpi` is the image's resolution. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly dpi: number;
}

/** Half-open range `[start, end)` in UTF-16 code units. */
export type Span = readonly [start: number, end: number];

/**
 * Where a value stands in the source. `page` and `line` count from 1 within the source file; `chars` is a
 * span of that page's text.
 */
export interface At {
  readonly page: number;
  readonly line?: number;
  readonly chars?: Span;
  readonly region?: Region;
}

/**
 * Every value has a place on the paper or, where no page shows it, says what made it: the name of a rule
 * (`"rule: side of the heading above"`) or of an editor.
 */
export type Placed = { readonly at: At } | { readonly from: string };
