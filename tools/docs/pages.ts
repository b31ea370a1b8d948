import { cliPage } from './cli.ts';
import { rulesPage } from './rules-page.ts';
import { renewSessions } from './sessions.ts';

/** Pages made from the program, whole or in part: path → what the page becomes, from what it is. */
export const madePages: Readonly<Record<string, (page: string) => string | Promise<string>>> = {
  'README.md': renewSessions,
  'docs/cli.md': cliPage,
  'docs/rules.md': rulesPage,
};
