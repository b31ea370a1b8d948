import type { Command } from 'commander';
import { makeProgram } from '../../src/cli/program.ts';

/** docs/cli.md: the help of the command and of each of its commands, as the program itself prints it. */
export function cliPage(): string {
  const program = makeProgram(() => undefined);
  return [
    '# The command line',
    '<!-- Made by `npm run docs` from the help of the command. -->',
    `\`memcon\` prints text on standard output and says what went wrong on standard error. Colour follows the
terminal; \`NO_COLOR\` turns it off, \`FORCE_COLOR\` on. Text is wrapped to the terminal, to 100 columns at most; in a
pipe to \`COLUMNS\`, or 80.`,
    section(program, 'memcon'),
    ...program.commands.flatMap((command) => {
      const name = `memcon ${command.name()}`;
      return [
        section(command, name),
        ...command.commands.map((part) => section(part, `${name} ${part.name()}`)),
      ];
    }),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(command: Command, name: string): string {
  return `## ${name}\n\n\`\`\`text\n${helpOf(command).trimEnd()}\n\`\`\``;
}

/** The whole help at 80 columns, with the examples that `helpInformation` leaves out. */
function helpOf(command: Command): string {
  let text = '';
  command
    .configureOutput({
      writeOut: (part) => (text += part),
      getOutHelpWidth: () => 80,
      getOutHasColors: () => false,
    })
    .outputHelp();
  return text;
}
