import { createRequire } from 'node:module';
import { WordTable } from './word-table.ts';

/**
 * English words of one and two letters that running prose holds. Frequency lists are full of abbreviations
 * and fragments of that length, which would let any word fall to pieces. Source: the function words of
 * R. Quirk et al., A Comprehensive Grammar of the English Language (1985), with the titles before names.
 */
const shortWords: ReadonlySet<string> = new Set(
  (
    'a i ' +
    'am an as at be by do go he if in is it me my no of oh ok on or so to up us we ' +
    'dr jr mr ms sr st vs'
  ).split(' '),
);

/** Two words written as one, which a list counted off web pages holds. */
const runTogether: ReadonlySet<string> = new Set(
  (
    'abit afew alittle alot andthe aswell atleast atthe bythe eachother eventhough forthe fromthe halfa ' +
    'highschool incase infact infront inorder inspite inthe itis noone ofcourse ofthe onthe ontop thatthe ' +
    'tobe tothe untill whitehouse willbe withthe'
  ).split(' '),
);

/**
 * Ranks that the list, counted off an encyclopedia, gets wrong for talk among officials: words of speech (about
 * where G. Leech et al., Word Frequencies in Written and Spoken English, 2001, have them) and words of the
 * office that it lacks.
 */
const ranksInTalk: Readonly<Record<string, number>> = {
  i: 2,
  you: 3,
  we: 13,
  know: 35,
  think: 50,
  your: 65,
  said: 69,
  me: 72,
  my: 75,
  say: 83,
  want: 97,
  us: 120,
  our: 130,
  am: 150,
  tell: 200,
  told: 250,
  declassify: 10_000,
  demarche: 10_000,
  memcon: 10_000,
  notetaker: 10_000,
  telcon: 10_000,
};

let ranks: WordTable | null = null;

/**
 * Rank, from 1, of some 125,000 English words by how often they are used. Read with the first text that needs
 * it: that takes some 50 ms.
 */
export function loadWordRanks(): WordTable {
  if (ranks) return ranks;
  const words = createRequire(import.meta.url)('wordsninja/words-en.json') as string[];
  const loaded = new Map<string, number>();
  for (const [i, word] of words.entries())
    if (word.length > 2 ? !runTogether.has(word) : shortWords.has(word)) loaded.set(word, i + 1);
  for (const [word, rank] of Object.entries(ranksInTalk)) loaded.set(word, rank);
  ranks = new WordTable(loaded);
  return ranks;
}
