const LETTERS: Record<string, string> = {
  ß: 'ss',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'e',
  œ: 'o',
};

/** Lower case without accents; the same folding as `fold` in migrations/0004, for comparing names of one file. */
export const foldName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßäöüłøđæœ]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
