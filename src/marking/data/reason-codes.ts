import type { OrderId } from './orders.ts';
import { sources } from './sources.ts';

/** What a letter of the Reason line stands for, with the orders that know it. */
export interface ReasonCategory {
  readonly letter: string;
  readonly about: string;
  readonly orders: readonly OrderId[];
  readonly source: string;
}

const all: readonly OrderId[] = ['EO12958', 'EO13142', 'EO13292', 'EO13526'];

/** The letters keep their subjects from order to order; only the section before them moves: 1.5, then 1.4. */
export const reasonCategories: readonly ReasonCategory[] = [
  {
    letter: 'a',
    about: 'military plans, weapons systems or operations',
    orders: all,
    source: sources.codePalette,
  },
  { letter: 'b', about: 'foreign government information', orders: all, source: sources.codePalette },
  {
    letter: 'c',
    about: 'intelligence activities, sources or methods, and cryptology',
    orders: all,
    source: sources.codePalette,
  },
  {
    letter: 'd',
    about: 'foreign relations or foreign activities of the United States',
    orders: all,
    source: sources.codePalette,
  },
  {
    letter: 'e',
    about: 'science, technology or economics that bear on national security',
    orders: all,
    source: sources.codePalette,
  },
  {
    letter: 'f',
    about: 'safeguarding of nuclear materials or facilities',
    orders: all,
    source: sources.codePalette,
  },
  {
    letter: 'g',
    about: 'weaknesses or capabilities of systems, installations, projects or plans',
    orders: all,
    source: sources.codePalette,
  },
  {
    letter: 'h',
    about: 'weapons of mass destruction',
    orders: ['EO13292', 'EO13526'],
    source: sources.isoo2003,
  },
];

/** Letters that OCR gives for others inside the brackets of a Reason line: `1.5(cl)`, `1.5(h)`. */
export const reasonLetterConfusions: readonly { readonly seen: string; readonly truth: string }[] = [
  { seen: 'cl', truth: 'd' },
  { seen: 'ci', truth: 'd' },
  { seen: 'o', truth: 'd' },
  { seen: '6', truth: 'b' },
  { seen: '8', truth: 'b' },
  { seen: 'h', truth: 'b' },
  { seen: '0', truth: 'd' },
  { seen: '9', truth: 'g' },
  { seen: 'q', truth: 'g' },
  { seen: 'qg', truth: 'g' },
  { seen: 'gq', truth: 'g' },
];
