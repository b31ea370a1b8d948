import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from 'sarif';
import { rules } from '../../audit/registry.ts';
import { inventedPages, inventedReading, inventedRecord } from '../../../test/support/invented-record.ts';
import { print } from '../../../test/support/print.ts';
import { makeJsonAudit } from './json.ts';
import { makePrettyAudit } from './pretty.ts';
import { makeSarifAudit } from './sarif.ts';

const clean = { ...inventedReading({ findings: [] }), path: 'clean.txt' };

test('pretty names file, rule and place, and counts', () => {
  assert.equal(
    print(makePrettyAudit, [inventedReading(), clean]),
    `calls/call.txt
  page 1, line 7
    error XX-01 The subject is rated above the banner (found “(S)”; expected
    “(C) or below”; on the paper)
  page 2, line 5
    warning XX-02 The mark is none that any order knows (found “let”; probably
    in the reading, not on the paper)
  the record as a whole
    info XX-03 No authority block is typed (expected “an authority block”; on
    the paper or in the reading)

3 findings: 1 error, 1 warning, 1 for information in 2 files
`,
  );
});

test('json holds each finding with its file and record', () => {
  assert.deepEqual(JSON.parse(print(makeJsonAudit, [inventedReading(), clean])), {
    schema: 'memcon-audit/1',
    findings: inventedRecord.findings.map((finding) => ({
      path: 'calls/call.txt',
      record: 'invented-1-2',
      ...finding,
    })),
    counts: { error: 1, warning: 1, info: 1 },
  });
});

test('json without findings is whole', () => {
  assert.deepEqual(JSON.parse(print(makeJsonAudit, [clean])), {
    schema: 'memcon-audit/1',
    findings: [],
    counts: { error: 0, warning: 0, info: 0 },
  });
});

function sarif(...readings: Parameters<typeof print>[1]): Log {
  return JSON.parse(print(makeSarifAudit, readings)) as Log;
}

test('SARIF carries every rule and points into the text', () => {
  const rule = rules[0]!;
  const finding = { ...inventedRecord.findings[1]!, rule: rule.id };
  const log = sarif(inventedReading({ findings: [finding] }));
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  const { driver } = run!.tool;
  assert.deepEqual(
    driver.rules?.map(({ id }) => id),
    rules.map(({ id }) => id),
  );
  assert.equal(driver.version, '1.2.3');
  const [result] = run!.results!;
  assert.equal(driver.rules[result!.ruleIndex!]?.id, rule.id);
  assert.equal(result!.level, 'warning');
  const { artifactLocation, region } = result!.locations![0]!.physicalLocation!;
  assert.equal(artifactLocation?.uri, 'calls/call.txt');
  const text = inventedPages.map((page) => page.text).join('');
  assert.equal(text.slice(region!.charOffset, region!.charOffset! + region!.charLength!), 'let');
  const line = text.split('\n')[region!.startLine! - 1]!;
  assert.equal(line.slice(region!.startColumn! - 1, region!.endColumn! - 1), 'let');
});

test('SARIF of a scan names page and line, for there is no text to point into', () => {
  const log = sarif({ ...inventedReading(), mediaType: 'application/pdf', path: '/a b/é.pdf' });
  const [location] = log.runs[0]!.results![0]!.locations!;
  assert.deepEqual(location, {
    physicalLocation: { artifactLocation: { uri: 'file:///a%20b/%C3%A9.pdf' } },
    logicalLocations: [{ fullyQualifiedName: 'page 1, line 7', kind: 'page' }],
  });
});

test('a finding that no page shows has no region', () => {
  const [location] = sarif(inventedReading()).runs[0]!.results!.at(-1)!.locations!;
  assert.deepEqual(location, { physicalLocation: { artifactLocation: { uri: 'calls/call.txt' } } });
});

test('SARIF without findings is whole', () => {
  assert.deepEqual(sarif(clean).runs[0]!.results, []);
});
