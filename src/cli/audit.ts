import { auditFormats, type AuditFormat } from '../export/formats.ts';
import { severities, type Severity } from '../model/finding.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { printOptions } from './options.ts';
import { readAndPrint } from './run.ts';

/** Findings from this severity on make the command fail. */
export type FailOn = Exclude<Severity, 'info'> | 'never';

export interface AuditOptions {
  readonly format: AuditFormat;
  readonly failOn: FailOn;
}

/** `memcon audit`: prints what is wrong with the papers, or with the reading of them. */
export async function audit(files: readonly string[], { format, failOn }: AuditOptions): Promise<ExitCode> {
  const makePrinter = await auditFormats[format].load();
  let failures = 0;
  const complete = await readAndPrint(
    files,
    (several) => makePrinter(printOptions(several, false)),
    ({ findings }) => {
      failures += findings.filter(({ severity }) => fails(severity, failOn)).length;
    },
  );
  if (!complete) return exitCode.incomplete;
  return failures > 0 ? exitCode.findings : exitCode.done;
}

function fails(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}
