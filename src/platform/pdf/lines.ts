/** Stands for a character that the font has no glyph for. */
export const MISSING = '▯';

const COMMON = /^[\n\x20-\x7e\u00a0-\u017f\u2010-\u2027]*$/;
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text as it can be printed: without control and format characters, each character (with all that belongs to it,
 * as in 👩‍🚀) that the font lacks as one `MISSING`.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const whole = text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\r\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ');
  if (COMMON.test(whole)) return whole;
  let result = '';
  for (const { segment } of graphemes.segment(whole.toWellFormed().normalize('NFC'))) {
    const shown = segment === '\n' ? segment : segment.replaceAll(INVISIBLE, '');
    const known = [...shown].every((character) => character === '\n' || hasGlyph(character.codePointAt(0)!));
    result += known ? shown : MISSING;
  }
  return result;
}

/** What must not part at the end of a line: § 7, Art. 15, Abs. 3, 12 %. */
const BOUND = /(?<=§|Art\.|Abs\.|Nr\.|lit\.|s\.|no\.) (?=[\d(a-z])/g;

/**
 * Greedy lines no wider than `width`; what has no space is cut where it must be. Widths are added up word by word,
 * which neglects kerning across spaces and measures each word once.
 */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const bound = text.replaceAll(BOUND, '\u00a0');
  return bound.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const space = widthOf(' ');
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const end = () => {
    lines.push(line.join(' '));
    line = [];
    used = 0;
  };
  for (const word of paragraph.split(' ')) {
    for (const piece of pieces(word, width, widthOf)) {
      const wide = widthOf(piece);
      if (line.length > 0 && used + space + wide > width) end();
      used += wide + (line.length > 0 ? space : 0);
      line.push(piece);
    }
  }
  end();
  return lines;
}

/** The word, or if it is wider than a line, parts of it that are not. */
function pieces(word: string, width: number, widthOf: (text: string) => number): string[] {
  // No glyph is narrower than a tenth of an em; the longest word of a language passes here without being measured twice.
  if (word.length < 24 || widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = widthOf(segment);
    if (part !== '' && used + wide > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += segment;
    used += wide;
  }
  return [...parts, part];
}
