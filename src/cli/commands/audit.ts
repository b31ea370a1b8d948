import { Option, type Command } from 'commander';
import { auditFormats } from '../../export/formats.ts';
import type { AuditOptions, FailOn } from '../audit.ts';
import {
  exitCodes,
  filesHelp,
  formatOption,
  formatsHelp,
  jobsOption,
  ocrOption,
  type OnExit,
} from '../shared-options.ts';

/** Declares `memcon audit`; its own code is loaded when it runs. */
export function addAuditCommand(program: Command, onExit: OnExit): void {
  program
    .command('audit')
    .description(
      'Check memoranda against the rules for marking them, and say what is missing or contradictory.',
    )
    .argument('<files...>', filesHelp)
    .addOption(formatOption(auditFormats))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 on findings of this severity or a higher one')
        .choices(['error', 'warning', 'never'] satisfies FailOn[])
        .default('error' satisfies FailOn),
    )
    .addOption(ocrOption())
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `${formatsHelp(auditFormats)}
Examples:
  memcon audit telcon.txt
  memcon audit scans --format sarif > audit.sarif
  memcon audit scans --fail-on never --format json | jq .counts
${exitCodes}`,
    )
    .action(async (files: string[], options: AuditOptions) => {
      const { audit } = await import('../audit.ts');
      onExit(await audit(files, options));
    });
}
