import { remember } from '../marking/memo.ts';

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** In small letters, accents, full stops and apostrophes taken off: "Çağlayangil" gives "caglayangil". */
export const fold = remember((text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.’‘'`ʻʿ]/g, '')
    .replace(/[ßøłđðıæœþ]/g, (letter) => letters[letter] ?? letter),
);

/** A name or label as a key: folded, white space single, punctuation at the ends off. */
export const labelKey = (text: string): string =>
  fold(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:;"“”-]+|[\s,:;"“”-]+$/g, '');
