import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memconFrom, type Sketch } from '../../src/audit/example.ts';
import { auditMemcon } from '../../src/audit/index.ts';
import type { Severity } from '../../src/model/finding.ts';

/** What is on paper, and the severities of the findings that the rule gives. */
export type AuditCase = readonly [
  rule: string,
  says: string,
  sketch: Sketch,
  severities: readonly Severity[],
];

/** One test a case. */
export function runCases(cases: readonly AuditCase[]): void {
  for (const [rule, says, sketch, expected] of cases)
    void test(`${rule}: ${says}: ${expected.join(', ') || 'nothing'}`, () => {
      const found = auditMemcon(memconFrom(sketch)).filter((finding) => finding.rule === rule);
      assert.deepEqual(
        found.map(({ severity }) => severity),
        expected,
      );
    });
}
