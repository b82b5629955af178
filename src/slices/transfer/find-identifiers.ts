import type { Work } from './decide-rows.ts';
import { storedEmail } from './person-key.ts';
import { readPhones } from './read/read-phones.ts';
import type { SourceRow } from './read/source-file.ts';

const EMAIL = /[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}-]+\.)+[\p{L}][\p{L}\p{N}-]+/gu;

/**
 * E-mail addresses and numbers anywhere in a row that could not be read as a person, so that erasure finds the person
 * there too. Addresses in any column; numbers where the mapping says that there are some.
 */
export function identifiersInCells(
  row: SourceRow,
  { mapping, options }: Pick<Work, 'mapping' | 'options'>,
): string[] {
  const found = new Set<string>();
  for (const [column, cell] of Object.entries(row.cells)) {
    for (const [address] of cell.matchAll(EMAIL)) found.add(storedEmail(address));
    const field = Object.hasOwn(mapping.columns, column) ? mapping.columns[column]!.field : undefined;
    if (field !== 'phone' && field !== 'companyPhone') continue;
    for (const { number, original } of readPhones(cell, undefined, 'other', options.defaultCountry, () => {}))
      found.add(number ?? original);
  }
  return [...found].map((value) => value.replaceAll('\0', '').toWellFormed());
}
