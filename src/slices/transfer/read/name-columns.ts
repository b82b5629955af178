/** A, B, ..., Z, AA: what a column without a heading is called, as in every spreadsheet. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/**
 * A usable, unique name for each column: rows are objects keyed by it. Names that every object already has
 * ("constructor", "__proto__") count as taken, or a lookup of an empty cell would find a function.
 */
export function nameColumns(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const base = heading.replace(/\s+/g, ' ').trim() || columnLetters(index);
    let name = base;
    for (let n = 2; taken.has(name) || name in {}; n += 1) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}
