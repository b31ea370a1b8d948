import pc from 'picocolors';
import type { Check } from './fields.ts';
import type { Judgment } from './judged.ts';
import type { PeopleScore, Person } from './people.ts';
import { sameRole } from './people.ts';
import { diffPortions } from './diff-body.ts';
import { changed, extra, missing, quote } from './diff-lines.ts';
import { diffList } from './lists.ts';

/**
 * What a judgment's record lacks (`-`), has too much (`+`) and has otherwise (`~`), field by field, person by
 * person, paragraph by paragraph. What is right is counted and left out.
 */
export function diffJudgment({ checks, people, portions, elsewhere, lists = [] }: Judgment): string {
  const lines = [
    ...section('header', diffChecks(checks)),
    ...section('participants', people ? diffPeople(people) : []),
    ...section('body', portions ? diffPortions(portions, elsewhere) : []),
    ...lists.flatMap((list) => section(list.name, diffList(list))),
  ];
  return lines.length === 0 ? '  nothing differs' : lines.join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [pc.bold(`  ${title}`), ...lines.map((line) => `    ${line}`)];
}

function diffChecks(checks: readonly Check[]): string[] {
  return checks
    .filter(({ right }) => !right)
    .map(({ field, expected, got }) => changed(`${field}: expected ${quote(expected)}, got ${quote(got)}`));
}

function diffPeople({ expected, got, pairs }: PeopleScore): string[] {
  const paired = new Set(pairs.map(([i]) => i));
  const taken = new Set(pairs.map(([, j]) => j));
  const roles = pairs.flatMap(([i, j]) => {
    const [wanted, found] = [expected[i]!, got[j]!];
    return sameRole(wanted, found)
      ? []
      : [changed(`${wanted.names[0]}: expected role ${wanted.role}, got ${found.role}`)];
  });
  return [
    ...expected.filter((_, i) => !paired.has(i)).map((person) => missing(describe(person))),
    ...got.filter((_, j) => !taken.has(j)).map((person) => extra(describe(person))),
    ...roles,
  ];
}

function describe({ names, title, role }: Person): string {
  return [JSON.stringify(names[0]), title && `title ${JSON.stringify(title)}`, role]
    .filter(Boolean)
    .join(', ');
}
