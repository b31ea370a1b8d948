import { format, resolveConfig } from 'prettier';
import { rules } from '../../src/audit/registry.ts';
import { families, type Rule } from '../../src/audit/rule.ts';
import { orderIds } from '../../src/marking/data/orders.ts';
import { transitionWindows } from '../../src/marking/data/transition-windows.ts';
import { orderById } from '../../src/marking/orders.ts';

const intro = `# Audit rules

This page is generated from the rules and tables themselves: \`node tools/docs/rules.ts\` writes it, and a test fails when it is out of date.

The rules on markings are those of the executive order in force on the day of the decision to classify. That day is the
Declassify on date less ten years, where this falls on the conversation or within 60 days after it; else it is the day of the
conversation. Rules on release stamps go by the day of release. A finding is lowered to

- \`info\`, where the order in force is none of those that the rule names (as it always is before 15 December 1953);
- the severity of a transition window, where the rule names a window that is open;
- the severity that a rule sets for a span of time.

Without a date only rules that hold at all times apply, and those on release stamps.
`;

const period = (from: string | null, to: string | null): string => {
  if (from === null && to === null) return 'at all times';
  return from === null ? `until ${to!}` : to === null ? `from ${from}` : `${from} to ${to}`;
};

const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function ordersTable(): string {
  const known = orderIds.map(orderById);
  const rows = known.map(({ number, from, to, levels, portionMarks, reason, years }) =>
    row([
      number,
      period(from, to),
      levels.join(', '),
      portionMarks,
      reason ? `${reason.section}(${reason.letters[0]!}) to (${reason.letters.at(-1)!})` : 'none',
      years ? `${years.byDefault}, at most ${years.atMost}` : 'none set',
    ]),
  );
  const notes = known.map(({ number, title, signed, face, releaseSections, source, doubt }) =>
    [
      `- **${number}**, ${title}, signed ${signed}. Face: ${face}.`,
      ...(releaseSections.length > 0
        ? [`Release: ${releaseSections.map(({ section, about }) => `${section} (${about})`).join(', ')}.`]
        : []),
      `Source: ${source}.`,
      ...(doubt ? [`Not confirmed: ${doubt}`] : []),
    ].join(' '),
  );
  const head = ['Order', 'In force', 'Levels', 'Portion marks', 'Reason', 'Years'];
  return ['## Orders', '', row(head), row(head.map(() => '---')), ...rows, '', ...notes, ''].join('\n');
}

function windowsTable(): string {
  const rows = transitionWindows.map(({ id, from, to, severity, about, source, doubt }) =>
    row([id, period(from, to), severity, about, source, doubt ?? '']),
  );
  const head = ['Window', 'Open', 'Lowers to', 'Why', 'Source', 'Not confirmed'];
  return ['## Transition windows', '', row(head), row(head.map(() => '---')), ...rows, ''].join('\n');
}

function ruleSection(rule: Rule): string {
  const spans =
    rule.severityByPeriod?.map(({ from, to, severity }) => `${severity} ${period(from, to)}`) ?? [];
  const judged = { decision: 'decision', conversation: 'conversation', release: 'release' }[rule.judgedOn];
  return [
    `### ${rule.id}`,
    '',
    rule.statement,
    '',
    `- Severity: ${[rule.severity, ...spans, ...(rule.windows ?? []).map((id) => `lowered in ${id}`)].join('; ')}`,
    `- Holds: ${period(rule.appliesFrom, rule.appliesTo)}, by the day of the ${judged}`,
    `- Orders: ${rule.orders.map((id) => orderById(id).number).join(', ')}`,
    `- Rests on ${rule.basis}: ${rule.sources.join('; ')}`,
    ...(rule.doubt ? [`- Not confirmed: ${rule.doubt}`] : []),
    `- Passes: ${rule.examples.pass.says}`,
    `- Fails: ${rule.examples.fail.says}`,
    '',
  ].join('\n');
}

/** The page of rules in Markdown, formatted as the project's files are. */
export async function rulesPage(): Promise<string> {
  const parts = [intro, ordersTable(), windowsTable()];
  for (const family of families) {
    parts.push(`## Rules: ${family}\n`);
    for (const rule of rules) if (rule.family === family) parts.push(ruleSection(rule));
  }
  const config = await resolveConfig(import.meta.filename);
  return format(parts.join('\n'), { ...config, parser: 'markdown' });
}
