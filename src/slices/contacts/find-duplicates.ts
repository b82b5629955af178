import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { duplicateList, duplicateQuery } from './contract.ts';
import { normalisePhone } from './prepare-contact.ts';
import { readDuplicates } from './store-duplicates.ts';
import { readKnownIds } from './store-known.ts';

/**
 * Who already has these addresses or numbers. Of somebody whom the caller does not see, it says that there is
 * somebody and nothing else: neither id nor name.
 */
export async function findDuplicates(
  tx: Tx,
  question: z.output<typeof duplicateQuery>,
): Promise<z.input<typeof duplicateList>['items']> {
  const { country } = await readKnownIds(tx, { users: [], teams: [], companies: [] });
  const emails = question.emails.map((address) => address.normalize('NFC').toLowerCase());
  const phones = question.phones.map((number) => normalisePhone({ number, kind: 'work' }, country).number);
  const found = await readDuplicates(tx, emails, phones);
  const others = found.filter(({ matched_id: id }) => id !== question.except);
  const placesOf = (values: readonly string[], list: string, matched: string) =>
    values.flatMap((value, index) => (value === matched ? [`${list}.${index}`] : []));
  return others.flatMap((row) =>
    [...placesOf(emails, 'emails', row.matched), ...placesOf(phones, 'phones', row.matched)].map((at) => ({
      at,
      contactId: row.contact_id,
      displayName: row.display_name,
      isVisible: row.contact_id !== null,
    })),
  );
}
