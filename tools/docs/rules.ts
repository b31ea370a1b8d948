import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from './rules-page.ts';

/** Writes docs/rules.md anew from the rules. */
writeFileSync(join(import.meta.dirname, '../../docs/rules.md'), await rulesPage());
