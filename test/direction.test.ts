import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

/**
 * The order in which data flows. A file may import from its own folder and from folders above it, never from
 * below. `pure` folders run anywhere: no Node, no DOM.
 */
const layers: readonly (readonly [folder: string, environment: 'pure' | 'node' | 'web'])[] = [
  ['src/model', 'pure'],
  ['src/marking', 'pure'],
  ['src/source', 'node'],
  ['src/page', 'node'],
  ['src/line', 'pure'],
  ['src/memcon', 'pure'],
  ['src/audit', 'pure'],
  ['src/record', 'pure'],
  ['src/pipeline.ts', 'node'],
  ['src/tei', 'pure'],
  ['src/annotation', 'pure'],
  ['src/redaction', 'pure'],
  ['src/people', 'pure'],
  ['src/query', 'pure'],
  ['src/store', 'node'],
  ['src/intake', 'node'],
  ['src/export', 'pure'],
  ['src/api', 'node'],
  ['src/index.ts', 'node'],
  ['src/cli', 'node'],
  ['web', 'web'],
];

const root = resolve(import.meta.dirname, '..');
const files = globSync('{src,web/src}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
);
const layerOf = (file: string): number =>
  layers.findIndex(([folder]) => file === folder || file.startsWith(`${folder}/`));

/** What a file imports at run time or for types: `import … from 'x'`, `export … from 'x'`, `import('x')`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)].map((m) => m[1]!);
}

test('every source file belongs to a layer', () => {
  assert.ok(files.length > 10, `found ${files.length} source files`);
  assert.deepEqual(
    files.filter((file) => layerOf(file) < 0),
    [],
  );
});

test('imports point up the order of stages only', () => {
  const wrong: string[] = [];
  for (const file of files)
    for (const name of importsOf(file).filter((name) => name.startsWith('.'))) {
      const target = relative(root, resolve(root, dirname(file), name));
      if (!existsSync(join(root, target))) wrong.push(`${file} imports ${target}, which is not there`);
      else if (layerOf(target) > layerOf(file)) wrong.push(`${file} imports ${target}, which is below it`);
    }
  assert.deepEqual(wrong, []);
});

test('pure code imports no Node module and web code neither', () => {
  const node = new Set(builtinModules);
  const wrong: string[] = [];
  for (const file of files) {
    const environment = layers[layerOf(file)]?.[1];
    for (const name of importsOf(file)) {
      const isNode = name.startsWith('node:') || node.has(name);
      if (environment !== 'node' && isNode) wrong.push(`${file} (${environment}) imports ${name}`);
      const target = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : null;
      if (target && environment === 'web' && layers[layerOf(target)]?.[1] === 'node')
        wrong.push(`${file} (web) imports ${target} (node)`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('pure code is compiled without the types of Node', () => {
  const config = JSON.parse(readFileSync(join(root, 'tsconfig.pure.json'), 'utf8')) as {
    compilerOptions: { types: string[] };
    include: string[];
  };
  const pure = layers.filter(
    ([folder, environment]) => environment === 'pure' && existsSync(join(root, folder)),
  );
  assert.deepEqual(config.compilerOptions.types, []);
  assert.deepEqual(config.include.toSorted(), pure.map(([folder]) => folder).toSorted());
});
