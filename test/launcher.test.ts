import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

interface Runtime {
  canRun(version: string): boolean;
}

const runtimeUrl = new URL('../bin/runtime.js', import.meta.url).href;
const runtime = (await import(runtimeUrl)) as Runtime;

test('it needs a Node that packs with dictionaries', () => {
  const versions = ['20.20.2', '22.18.0', '22.19.0', '23.11.0', '24.5.0', '24.6.0', '26.1.0'];
  assert.deepEqual(
    versions.map((version) => runtime.canRun(version)),
    [false, false, true, false, false, true, true],
  );
});

describe('handing over to another Node', { concurrency: true }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-launcher-'));
  after(() => rmSync(folder, { recursive: true }));

  /** A process that runs `code` with another Node in its place. */
  function handOver(name: string, code: string, node = process.execPath) {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, code);
    const script = `
      import { runWith } from ${JSON.stringify(runtimeUrl)};
      runWith(${JSON.stringify(node)}, ${JSON.stringify(file)}, ['one', 'two'], () => process.exit(2));`;
    return spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  test('arguments, standard streams and exit code pass through', async () => {
    const child = handOver(
      'streams',
      `let text = '';
       process.stdin.on('data', (chunk) => (text += chunk)).on('end', () => {
         process.stdout.write(process.argv.slice(2).join() + text);
         process.exitCode = 7;
       });`,
    );
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child.stdin.end(' in');
    assert.deepEqual(await once(child, 'close'), [7, null]);
    assert.equal(text, 'one,two in');
  });

  test('a signal to the first reaches the second', async () => {
    const child = handOver(
      'signal',
      `process.on('SIGTERM', () => process.exit(5));
       process.stdout.write('ready');
       setInterval(() => {}, 1000);`,
    );
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [5, null]);
  });

  test('the first ends by the signal that ended the second', async () => {
    const child = handOver('killed', `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`);
    assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL']);
  });

  test('a Node that can’t be started is reported', async () => {
    const child = handOver('none', '', join(folder, 'no-such-node'));
    assert.deepEqual(await once(child, 'exit'), [2, null]);
  });
});
