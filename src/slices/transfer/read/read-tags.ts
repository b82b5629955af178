import type { MappedCell } from './map-row.ts';

/** Labels of a row. Google's own groups ("* myContacts") say how Google files people, and nothing about them. */
export function readTags(cells: readonly MappedCell[]): string[] {
  const tags = cells.flatMap(({ text }) => text.split(/\s*(?::::|[;,\n])\s*/)).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== '' && !tag.startsWith('* ')))];
}
