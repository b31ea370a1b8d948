import { auditFormats, type AuditFormat } from '../export/formats.ts';
import { severities, type Severity } from '../model/finding.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { printOptions } from './options.ts';
import { readAndPrint } from './run.ts';
import type { ScanChoices } from './scans.ts';

/** Findings from this severity on make the command fail. */
export type FailOn = Exclude<Severity, 'info'> | 'never';

export interface AuditOptions extends ScanChoices {
  readonly format: AuditFormat;
  readonly failOn: FailOn;
}

/** `memcon audit`: prints what is wrong with the papers, or with the reading of them. */
export async function audit(
  files: readonly string[],
  { format, failOn, ...scans }: AuditOptions,
): Promise<ExitCode> {
  const makePrinter = await auditFormats[format].load();
  let failures = 0;
  const code = await readAndPrint(files, {
    scans,
    makePrinter: (several) => makePrinter(printOptions(several, false)),
    onReading({ result }) {
      const findings = result.records.flatMap((record) => record.findings);
      failures += findings.filter(({ severity }) => fails(severity, failOn)).length;
      return {};
    },
  });
  return code === exitCode.done && failures > 0 ? exitCode.findings : code;
}

function fails(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}
