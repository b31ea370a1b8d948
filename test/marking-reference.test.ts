import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../src/audit/registry.ts';
import { caseFormats } from '../src/marking/data/case-numbers.ts';
import { caveats } from '../src/marking/data/caveats.ts';
import { exemptions } from '../src/marking/data/exemptions.ts';
import { presidentialTerms } from '../src/marking/data/offices.ts';
import { orders } from '../src/marking/data/orders.ts';
import { stampForms } from '../src/marking/data/stamps.ts';
import { transitionWindows } from '../src/marking/data/transition-windows.ts';
import { concernsRelease, orderById } from '../src/marking/orders.ts';
import { findStamp } from '../src/marking/stamps.ts';
import { findShared } from '../tools/eval/shared.ts';

interface Reference {
  auditRules: {
    id: string;
    severity: string;
    appliesFrom: string | null;
    appliesTo: string | null;
    orders: string[];
  }[];
  orders: {
    id: string;
    effectiveFrom: string;
    effectiveTo: string | null;
    sections: Record<string, string>;
  }[];
  transitionWindows: { id: string; from: string; to: string }[];
  stamps: { id: string; testText: string }[];
  caseNumberFormats: { library: string; testText: string }[];
  presidentialTerms: { name: string; from: string; to: string; library: string }[];
  caveats: { code: string }[];
  exemptions: { id: string; validFrom: string | null; validTo: string | null }[];
}

/** The reference that the tables were made from is kept outside the repository; where it is absent the tables stand alone. */
const shared = findShared();
const reference = shared
  ? (JSON.parse(readFileSync(join(shared, 'reference', 'marking-rules.json'), 'utf8')) as Reference)
  : null;

test('the rules are those of the reference', () => {
  const ids = rules.map(({ id }) => id).toSorted();
  if (!reference) {
    assert.equal(ids.length, 60);
    for (const id of ids) assert.match(id, /^(?:BP|CA|DU|DC|RS|OC)-\d\d$/);
    return;
  }
  assert.deepEqual(ids, reference.auditRules.map(({ id }) => id).toSorted());
  for (const expected of reference.auditRules) {
    const { id, severity, appliesFrom, appliesTo, orders } = rules.find((rule) => rule.id === expected.id)!;
    assert.deepEqual(
      { id, severity, appliesFrom, appliesTo, orders },
      {
        id,
        severity: expected.severity,
        appliesFrom: expected.appliesFrom,
        appliesTo: expected.appliesTo,
        orders: expected.orders,
      },
    );
  }
});

test('orders and windows have the days of the reference', () => {
  assert.equal(orders.length, reference?.orders.length ?? 12);
  assert.equal(transitionWindows.length, reference?.transitionWindows.length ?? 3);
  for (const { id, effectiveFrom, effectiveTo } of reference?.orders ?? []) {
    const { from, to } = orders.find((order) => order.id === id)!;
    assert.deepEqual([id, from, to], [id, effectiveFrom, effectiveTo]);
  }
  for (const expected of reference?.transitionWindows ?? []) {
    const { id, from, to } = transitionWindows.find((window) => window.id === expected.id)!;
    assert.deepEqual([id, from, to], [expected.id, expected.from, expected.to]);
  }
});

test('sections on review and appeal concern release', () => {
  const releasing = ['mandatoryReview', 'systematicReview', 'automatic', 'iscap', 'iscapMdrAppeals', 'ndc'];
  let asked = 0;
  for (const { id, sections } of reference?.orders ?? [])
    for (const [name, section] of Object.entries(sections)) {
      if (!releasing.includes(name)) continue;
      asked++;
      assert.ok(
        concernsRelease(orderById(id as Parameters<typeof orderById>[0]), section),
        `${id} ${section}`,
      );
    }
  assert.ok(reference ? asked > 10 : asked === 0);
});

test('every stamp of the reference is found as itself', () => {
  assert.equal(stampForms.length, reference?.stamps.length ?? 26);
  for (const { id, testText } of reference?.stamps ?? []) {
    const form = stampForms.find((stamp) => stamp.id === id);
    assert.ok(form, id);
    assert.match(testText, form.pattern, id);
    // A sanitized copy's sample is a CIA release line as well, which is the longer match.
    if (id !== 'ST-SANITIZED') assert.equal(findStamp(testText)?.form.id, id);
  }
});

test('case numbers of the reference have the forms of the table', () => {
  assert.equal(caseFormats.length, reference?.caseNumberFormats.length ?? 10);
  const names: Readonly<Record<string, string>> = { 'CIA CREST': 'CIA' };
  for (const { library, testText } of reference?.caseNumberFormats ?? []) {
    const format = caseFormats.find(({ holder }) => holder === (names[library] ?? library));
    assert.ok(format, library);
    assert.match(testText, format.pattern);
  }
});

test('terms, caveats and exemptions are those of the reference', () => {
  assert.equal(presidentialTerms.length, reference?.presidentialTerms.length ?? 12);
  for (const { library, from, to } of reference?.presidentialTerms ?? []) {
    const term = presidentialTerms.find((one) => one.library === library)!;
    assert.deepEqual([library, term.from, term.to], [library, from, to]);
  }
  const ours = new Set(caveats.flatMap(({ code, forms }) => [code, ...forms]));
  // Words that stand on no mark, only beside the text: they never go up to a banner.
  const besideTheText = ['NOT FOR THE SYSTEM / OUTSIDE SYSTEM', 'CODEWORD'];
  for (const { code } of reference?.caveats ?? [])
    assert.ok(ours.has(code) || besideTheText.includes(code), code);
  for (const { id, validFrom, validTo } of reference?.exemptions ?? []) {
    const row = exemptions.find(({ code }) => code === id);
    if (row && row.family !== '25-year') assert.deepEqual([id, row.from, row.to], [id, validFrom, validTo]);
  }
});
