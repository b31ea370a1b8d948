import fc from 'fast-check';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly example?: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
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

/** Requests of one operation: some near to what it takes, some far from it. */
export function requestsOf(
  api: ApiDescription,
  path: string,
  method: string,
  known: readonly string[],
): fc.Arbitrary<FuzzedRequest> {
  const operation = api.paths[path]?.[method] ?? {};
  const parameters = operation.parameters ?? [];
  const content = Object.entries(operation.requestBody?.content ?? {})[0];
  return fc
    .record({
      values: fc.tuple(
        ...parameters.map(({ name, schema }) =>
          fc.option(valueOf(api, schema, known, name === 'id'), { nil: null }),
        ),
      ),
      body: content ? bodyOf(api, content[1].schema, known) : fc.constant(null),
      raw: fc.option(text, { nil: null, freq: 4 }),
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
  known: readonly string[],
  isId = false,
): fc.Arbitrary<string> {
  const { enum: choices, type, example } = resolved(api, schema);
  const right = choices
    ? fc.constantFrom(...choices.map(String))
    : type === 'integer' || type === 'number'
      ? fc.integer({ min: 1, max: 60 }).map(String)
      : typeof example === 'string' && !isId
        ? fc.oneof({ weight: 3, arbitrary: fc.constant(example) }, fc.constantFrom(...known))
        : fc.constantFrom(...known);
  // With many parameters, most requests would else be refused for one of them and never reach the route.
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: text });
}

function bodyOf(api: ApiDescription, schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const { properties, type } = resolved(api, schema);
  if (type === 'integer')
    return fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
  if (!properties) return fc.oneof(fc.jsonValue(), valueOf(api, schema, known));
  const shaped = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, bodyOf(api, inner, known)])),
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 4, arbitrary: shaped }, { weight: 1, arbitrary: fc.jsonValue() });
}

function resolved(api: ApiDescription, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (api.components.schemas[name] ?? {});
}

/** A URL can't carry half a surrogate pair. */
function wellFormed(value: string): string {
  return value.toWellFormed();
}
