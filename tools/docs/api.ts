import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApi } from '../../src/api/index.ts';
import { openLibrary, StoreFault } from '../../src/store/index.ts';
import { version } from '../../src/cli/version.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly default?: string | number | boolean;
    readonly description?: string;
  };
}

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

type Schemas = Readonly<Record<string, Schema>>;

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

/** The page of the HTTP interface, from its own description. */
export async function apiPage(): Promise<string> {
  const { paths, schemas } = await describeApi();
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      sectionOf(method.toUpperCase(), path, operation, schemas),
    ),
  );
  return `# HTTP interface

\`memcon serve\` answers these routes beside the reading room. \`/api/openapi.json\` is the same as OpenAPI 3.1. Sizes are bounded: a body
of JSON may have 1 MiB, uploaded files 256 MiB together. Errors have one shape, Problem Details (RFC 9457), with \`detail\` as a sentence
for people and, for a query, the place of the fault. Answers of JSON carry an \`ETag\`.

Only the reading room's own pages and programs get answers. Pages of other sites, IIIF viewers among them, can load neither pictures
nor manifests: answers say \`Cross-Origin-Resource-Policy: same-origin\` and allow no other origin (CORS), since any page that is open
in a browser of this machine could read the library otherwise. [exports.md](exports.md) says how records get to a viewer elsewhere.

${sections.join('\n')}`;
}

async function describeApi(): Promise<{
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly schemas: Schemas;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-docs-'));
  const store = await openLibrary(join(folder, 'empty.library'), { mode: 'create' });
  if (store instanceof StoreFault) throw store;
  try {
    const api = makeApi({
      store,
      pictures: { picture: () => Promise.resolve(null) },
      version: version(),
      intake: null,
      scanOptions: () => ({}),
    });
    const response = await api.request('/api/openapi.json');
    const { paths, components } = (await response.json()) as {
      readonly paths: Record<string, Record<string, Operation>>;
      readonly components: { readonly schemas: Schemas };
    };
    return { paths, schemas: components.schemas };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function sectionOf(
  method: string,
  path: string,
  { summary, parameters = [], requestBody, responses }: Operation,
  schemas: Schemas,
): string {
  const lines = [`## \`${method} ${path}\``, '', `${summary}.`, ''];
  for (const parameter of parameters) lines.push(`- ${describe(parameter)}`);
  for (const [type, { schema }] of Object.entries(requestBody?.content ?? {})) {
    lines.push(`- body: ${type}`);
    const { properties = {}, required = [] } = schema;
    for (const [name, property] of Object.entries(properties)) {
      const { type: kind = 'any', description: says } = resolved(property, schemas);
      const facts = required.includes(name) ? kind : `optional, ${kind}`;
      lines.push(`  - \`${name}\` (${facts})${says === undefined ? '' : `: ${says}`}`);
    }
  }
  for (const [status, { description, content }] of Object.entries(responses)) {
    const type = Object.keys(content ?? {})[0];
    if (Number(status) < 400)
      lines.push(`- ${status}: ${description}${type === undefined ? '' : ` (${type})`}`);
  }
  const failures = Object.keys(responses).filter((status) => Number(status) >= 400);
  if (failures.length > 0) lines.push(`- errors: ${failures.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? schema);
}

function describe({ name, in: where, required = false, schema, description }: Parameter): string {
  const facts = [
    where,
    required ? null : 'optional',
    schema.enum ? schema.enum.map((value) => `\`${value}\``).join(' | ') : (schema.type ?? null),
    schema.default === undefined || schema.default === ''
      ? null
      : `by default \`${schema.default.toString()}\``,
  ].filter((fact) => fact !== null);
  const says = description ?? schema.description;
  return `\`${name}\` (${facts.join(', ')})${says === undefined ? '' : `: ${says}`}`;
}
