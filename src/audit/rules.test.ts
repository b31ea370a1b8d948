import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin } from '../marking/calendar.ts';
import { severities } from '../model/finding.ts';
import { memconFrom } from './example.ts';
import { auditMemcon } from './index.ts';
import { rules } from './registry.ts';
import { families } from './rule.ts';

for (const { id, examples, severity, severityByPeriod } of rules) {
  test(`${id} lets pass: ${examples.pass.says}`, () => {
    const found = auditMemcon(memconFrom(examples.pass.memcon)).filter(({ rule }) => rule === id);
    assert.deepEqual(found, []);
  });

  test(`${id} finds: ${examples.fail.says}`, () => {
    const found = auditMemcon(memconFrom(examples.fail.memcon)).filter(({ rule }) => rule === id);
    assert.ok(found.length > 0);
    for (const finding of found) {
      assert.ok('at' in finding || finding.from.startsWith('rule: '));
      assert.match(finding.message, /^["A-Z0-9].*\.$/s);
      assert.ok(finding.actual !== null || finding.expected !== null);
    }
    assert.ok(found.some((finding) => finding.severity === severity || severityByPeriod !== undefined));
  });
}

test('there are sixty rules, each once', () => {
  const ids = rules.map(({ id }) => id);
  assert.equal(ids.length, 60);
  assert.equal(new Set(ids).size, 60);
  for (const id of ids) assert.match(id, /^(?:BP|CA|DU|DC|RS|OC)-\d\d$/);
});

test('rules that read letters come first, then those on the record, then the rest', () => {
  const places = rules.map(({ family }) => families.indexOf(family));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('a rule says what it rests on and when it holds', () => {
  for (const {
    id,
    statement,
    sources,
    appliesFrom,
    appliesTo,
    orders,
    severityByPeriod,
    windows,
    severity,
  } of rules) {
    assert.match(statement, /^[A-Z].*\.$/, id);
    assert.ok(sources.length > 0, id);
    assert.ok(orders.length > 0, id);
    assert.ok(appliesFrom === null || appliesTo === null || appliesFrom < appliesTo, id);
    for (const { from, to } of severityByPeriod ?? []) {
      assert.ok(from < to, id);
      assert.ok(!isWithin(from, appliesFrom, appliesTo) || !isWithin(to, appliesFrom, appliesTo), id);
    }
    // A window can only lower what is above a note.
    assert.ok(!windows || severities.indexOf(severity) < severities.indexOf('info'), id);
  }
});
