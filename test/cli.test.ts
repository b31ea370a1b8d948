import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { memcon, launcher, type Ran } from './support/command.ts';

const memorandum = `THE STATE HOUSE

MEMORANDUM OF CONVERSATION

SECRET

SUBJECT: Ferries between Norland and Vale (C)

PARTICIPANTS: President Marlow of Vale
Premier Adler of Norland

DATE, TIME: May 3, 1988, 10:05 - 10:20 a.m.
AND PLACE: The Study

PRESIDENT MARLOW: The ferries should run again by summer. (C)

PREMIER ADLER: (nods) I shall have it looked into. (S)

SECRET
`;

const folder = mkdtempSync(join(tmpdir(), 'memcon-cli-'));
const good = join(folder, 'good.txt');
const file = (name: string): string => join(folder, name);

before(() => {
  writeFileSync(good, memorandum);
  writeFileSync(file('empty.txt'), '');
  writeFileSync(
    file('binary.txt'),
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
  );
  writeFileSync(file('poem.txt'), 'The hare was once a dancer\nwho lost her shoes in May.\n');
  writeFileSync(file('escape.txt'), memorandum.replace('(nods)', '(nods)\u001b[2J\u009b31m'));
  mkdirSync(file('box'));
  mkdirSync(file('bare'));
  for (const name of ['b.txt', 'a.txt']) writeFileSync(join(file('box'), name), memorandum);
});
after(() => rmSync(folder, { recursive: true }));

/** The one line that the run said on standard error. */
function said({ stderr }: Ran): string {
  assert.match(stderr, /^memcon: [^\n]+\n$/);
  return stderr.trimEnd();
}

interface Result {
  readonly schema: string;
  readonly records: readonly { readonly source: { readonly name: string } }[];
  readonly otherPages: readonly unknown[];
}

describe('memcon read', { concurrency: 4 }, () => {
  test('pretty is the default', async () => {
    const ran = await memcon(['read', good]);
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.match(ran.stdout, /The ferries should run again by summer\./);
    for (const line of ran.stdout.split('\n')) assert.ok(line.length <= 80, line);
  });

  test('json of one file', async () => {
    const ran = await memcon(['read', good, '--format', 'json']);
    assert.equal(ran.code, 0);
    const result = JSON.parse(ran.stdout) as Result;
    assert.deepEqual(Object.keys(result), ['schema', 'records', 'otherPages']);
    assert.equal(result.schema, 'memcon/1');
    assert.deepEqual(
      result.records.map(({ source }) => source.name),
      ['good.txt'],
    );
  });

  test('json of several files is one object, jsonl one line a record', async () => {
    const args = ['read', file('box'), good, '--format'];
    const names = ['a.txt', 'b.txt', 'good.txt'];
    const { records } = JSON.parse((await memcon([...args, 'json'])).stdout) as Result;
    assert.deepEqual(
      records.map(({ source }) => source.name),
      names,
    );
    const lines = (await memcon([...args, 'jsonl'])).stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      records,
    );
  });

  test('markdown', async () => {
    const ran = await memcon(['read', good, '--format', 'markdown']);
    assert.equal(ran.code, 0);
    assert.match(ran.stdout, /^# /m);
    assert.match(ran.stdout, /The ferries should run again by summer\./);
  });

  test('standard input', async () => {
    const ran = await memcon(['read', '-', '--format', 'json'], memorandum);
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.equal((JSON.parse(ran.stdout) as Result).records[0]?.source.name, '-');
  });

  test('COLUMNS narrows, FORCE_COLOR colours', async () => {
    const narrow = await memcon(['read', good], '', { COLUMNS: '50' });
    for (const line of narrow.stdout.split('\n')) assert.ok(line.length <= 50, line);
    const coloured = await memcon(['read', good], '', { NO_COLOR: '', FORCE_COLOR: '1' });
    assert.ok(coloured.stdout.includes('\u001b['));
  });

  for (const format of ['pretty', 'json', 'jsonl', 'markdown'])
    test(`${format} sends no control character of the source`, async () => {
      const { stdout } = await memcon(['read', file('escape.txt'), '--format', format]);
      assert.match(stdout, /nods/);
      assert.doesNotMatch(stdout.replaceAll('\n', ''), /\p{Cc}/u);
    });

  test('what is no memorandum is read as far as it goes', async () => {
    const ran = await memcon(['read', file('poem.txt')]);
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    assert.match(ran.stdout, /The hare was once a dancer/);
  });
});

describe('inputs that can’t be read', { concurrency: 4 }, () => {
  const cases: readonly (readonly [name: string, fault: RegExp])[] = [
    ['empty.txt', /empty/],
    ['binary.txt', /binary|not a text|no text/],
    ['missing.txt', /no such file/],
    ['bare', /folder without/],
    ['huge.txt', /larger than/],
    ['long-line.txt', /line 1 is .* characters long/],
  ];
  before(() => {
    const page = Buffer.from(memorandum.repeat(2048));
    const huge = openSync(file('huge.txt'), 'w');
    for (let size = 0; size < 200 * 2 ** 20; size += page.length) writeSync(huge, page);
    closeSync(huge);
    writeFileSync(file('long-line.txt'), 'word '.repeat(2 * 2 ** 20));
  });
  after(() => rmSync(file('huge.txt')));

  for (const [name, fault] of cases)
    test(`${name}: one sentence, and the other file is read`, async () => {
      const ran = await memcon(['read', file(name), good, '--format', 'json']);
      assert.equal(ran.code, 3);
      assert.ok(said(ran).startsWith(`memcon: ${file(name)}`));
      assert.match(said(ran), fault);
      const { records } = JSON.parse(ran.stdout) as Result;
      assert.deepEqual(
        records.map(({ source }) => source.name),
        ['good.txt'],
      );
    });

  test('empty standard input is named so', async () => {
    const ran = await memcon(['read', '-']);
    assert.equal(ran.code, 3);
    assert.equal(said(ran), 'memcon: standard input: is empty');
    assert.equal(ran.stdout, '');
  });

  test('control characters in a name are shown, not sent', async () => {
    const ran = await memcon(['read', file('no\u001b[31mname')]);
    assert.match(said(ran), /no␛\[31mname: no such file/);
  });
});

describe('memcon audit', { concurrency: 4 }, () => {
  interface Audit {
    readonly findings: readonly { readonly severity: string }[];
    readonly counts: Readonly<Record<'error' | 'warning' | 'info', number>>;
  }
  const auditJson = async (...args: string[]): Promise<Audit & { code: number | null }> => {
    const ran = await memcon(['audit', ...args, '--format', 'json']);
    return { ...(JSON.parse(ran.stdout) as Audit), code: ran.code };
  };

  test('the exit code follows --fail-on and what was found', async () => {
    const { counts, code } = await auditJson(good);
    assert.equal(code, counts.error > 0 ? 1 : 0);
    const worst = await auditJson(good, '--fail-on', 'warning');
    assert.equal(worst.code, counts.error + counts.warning > 0 ? 1 : 0);
    assert.equal((await auditJson(good, '--fail-on', 'never')).code, 0);
  });

  test('an input that can’t be read outweighs findings', async () => {
    const { code } = await auditJson(good, file('missing.txt'), '--fail-on', 'warning');
    assert.equal(code, 3);
  });

  test('pretty counts, SARIF is a log of one run', async () => {
    assert.match((await memcon(['audit', good])).stdout, /(?:findings?: |No findings).* in 1 file\n$/);
    const log = JSON.parse((await memcon(['audit', good, '--format', 'sarif'])).stdout) as {
      version: string;
      runs: unknown[];
    };
    assert.deepEqual([log.version, log.runs.length], ['2.1.0', 1]);
  });
});

describe('usage', { concurrency: 4 }, () => {
  const wrong: readonly (readonly [args: readonly string[], what: RegExp])[] = [
    [['read'], /missing required argument/],
    [['reed', 'a.txt'], /unknown command 'reed'/],
    [['read', 'a.txt', '--format', 'xml'], /'xml' is invalid\. Allowed choices are pretty, json/],
    [['read', 'a.txt', '--fromat', 'json'], /unknown option '--fromat'/],
    [['audit', 'a.txt', '--fail-on', 'info'], /Allowed choices are error, warning, never/],
  ];
  for (const [args, what] of wrong)
    test(`${args.join(' ')}: exit code 2`, async () => {
      const ran = await memcon(args);
      assert.deepEqual([ran.code, ran.stdout], [2, '']);
      assert.match(ran.stderr, /^memcon: /);
      assert.match(ran.stderr, what);
    });

  test('no command: the help, on standard error', async () => {
    const ran = await memcon([]);
    assert.deepEqual([ran.code, ran.stdout], [2, '']);
    assert.match(ran.stderr, /^Usage: memcon /);
  });

  test('help and version are no mistakes', async () => {
    for (const args of [['--help'], ['read', '--help'], ['help', 'audit']]) {
      const ran = await memcon(args);
      assert.deepEqual([ran.code, ran.stderr], [0, '']);
      assert.match(ran.stdout, /^Usage: memcon /);
    }
    assert.match((await memcon(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('output', { concurrency: 4 }, () => {
  test('a reader that goes away ends the run quietly', async () => {
    const many = Array.from({ length: 200 }, () => good);
    const child = spawn(process.execPath, [launcher, 'read', ...many, '--format', 'jsonl']);
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    assert.deepEqual(await once(child, 'close'), [0, null]);
    assert.equal(stderr, '');
  });

  test('off a terminal there is no progress bar', async () => {
    const ran = await memcon(['read', file('box')]);
    assert.equal(ran.stderr, '');
  });
});
