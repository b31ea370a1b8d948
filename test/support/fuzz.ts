import fc from 'fast-check';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly example?: unknown;
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface FuzzedRequest {
  readonly path: string;
  readonly init: {
    readonly method: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | FormData;
  };
}

/** What people and programs send where they should not, beside what is right. */
const oddities = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'NaN',
  '1997-13-45',
  '1997-11-22',
  'null',
  '../../../etc/passwd',
  '%00',
  "'; drop table record; --",
  '<script>alert(1)</script>',
  '"unclosed',
  'speaker:',
  'a OR',
  'NEAR(a b, 99999999)',
  '-a -b',
  '((((((((((a))))))))))',
  '*',
  '\u202egnirts',
  '\ud800',
  'x'.repeat(3000),
];

const text = fc.oneof(
  fc.constantFrom(...oddities),
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.integer().map(String),
);

/** Values that are there to be asked for, by the name of the parameter or property. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/**
 * Requests of one operation: most of them right but for nothing or for one thing, some far from it. What is refused for its
 * first parameter tells nothing about the route.
 */
export function requestsOf(
  api: ApiDescription,
  path: string,
  method: string,
  known: KnownValues,
): fc.Arbitrary<FuzzedRequest> {
  const operation = api.paths[path]?.[method] ?? {};
  const parameters = operation.parameters ?? [];
  const content = Object.entries(operation.requestBody?.content ?? {})[0];
  return fc
    .record({
      values: fc.tuple(
        ...parameters.map(({ name, in: where, required, schema }) =>
          fc.option(valueOf(api, schema, name, known), {
            nil: null,
            freq: where === 'path' || required ? 30 : 1,
          }),
        ),
      ),
      body: content ? bodyOf(api, content[1].schema, 'body', known) : fc.constant(null),
      raw: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text }),
    })
    .map(({ values, body, raw }) => {
      const query = new URLSearchParams();
      let filled = path;
      for (const [n, { name, in: where }] of parameters.entries()) {
        const value = values[n] ?? null;
        if (where === 'path')
          filled = filled.replace(`{${name}}`, encodeURIComponent(wellFormed(value ?? 'x') || 'x'));
        else if (value !== null) query.set(name, value);
      }
      const target = query.size > 0 ? `${filled}?${query.toString()}` : filled;
      if (!content) return { path: target, init: { method: method.toUpperCase() } };
      if (content[0] === 'multipart/form-data') {
        const form = new FormData();
        form.append(raw ?? 'file', raw ?? new File([JSON.stringify(body)], 'a.txt'));
        return { path: target, init: { method: method.toUpperCase(), body: form } };
      }
      return {
        path: target,
        init: {
          method: method.toUpperCase(),
          headers: { 'content-type': 'application/json' },
          body: raw ?? JSON.stringify(body),
        },
      };
    });
}

function valueOf(
  api: ApiDescription,
  schema: Schema,
  name: string,
  known: KnownValues,
): fc.Arbitrary<string> {
  const { enum: choices, type, example } = resolved(api, schema);
  const right = known[name]
    ? fc.constantFrom(...known[name].map(String))
    : choices
      ? fc.constantFrom(...choices.map(String))
      : type === 'integer' || type === 'number'
        ? fc.integer({ min: 1, max: 60 }).map(String)
        : typeof example === 'string'
          ? fc.constant(example)
          : text;
  return fc.oneof({ weight: 19, arbitrary: right }, { weight: 1, arbitrary: text });
}

function bodyOf(
  api: ApiDescription,
  schema: Schema,
  name: string,
  known: KnownValues,
): fc.Arbitrary<unknown> {
  const { properties, required = [], type } = resolved(api, schema);
  const shaped = known[name]
    ? fc.constantFrom(...known[name])
    : properties
      ? fc.record(
          Object.fromEntries(
            Object.entries(properties).map(([key, inner]) => [key, bodyOf(api, inner, key, known)]),
          ),
          { requiredKeys: [...required] },
        )
      : type === 'integer'
        ? fc.integer({ min: 1, max: 60 })
        : valueOf(api, schema, name, known);
  return fc.oneof({ weight: 19, arbitrary: shaped }, { weight: 1, arbitrary: fc.jsonValue() });
}

function resolved(api: ApiDescription, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (api.components.schemas[name] ?? {});
}

/** A URL can't carry half a surrogate pair. */
function wellFormed(value: string): string {
  return value.toWellFormed();
}
