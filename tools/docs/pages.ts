import { apiPage } from './api.ts';
import { cliPage } from './cli.ts';
import { dataDictionary } from './data-dictionary.ts';
import { exportsPage } from './exports.ts';
import { rulesPage } from './rules-page.ts';
import { searchPage } from './search-page.ts';
import { renewSessions } from './sessions.ts';

/** Pages made from the program, whole or in part: path → what the page becomes, from what it is. */
export const madePages: Readonly<Record<string, (page: string) => string | Promise<string>>> = {
  'README.md': renewSessions,
  'docs/api.md': apiPage,
  'docs/cli.md': cliPage,
  'docs/data-dictionary.md': dataDictionary,
  'docs/exports.md': exportsPage,
  'docs/rules.md': rulesPage,
  'docs/search.md': searchPage,
};
