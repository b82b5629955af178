import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { readOwnFilter } from '../fields/index.ts';
import { isOpen } from './closed-fields.ts';
import type { ContactQuery, contactPage } from './contract.ts';
import { presentContactRow } from './present-contact.ts';
import { fewByLastContact } from './store-activity.ts';
import { type ContactFilter, countContacts, listContacts } from './store-list.ts';

/** Shape of the sort key in a cursor: a name is any text, a time is microseconds, an id stands for itself. */
const KEY_SHAPES = { name: /^/, changed: /^-?\d{1,17}$/, deletes: /^-?\d{1,17}$/, created: /^$/ };

export type ContactFilters = Partial<Omit<ContactQuery, 'limit' | 'cursor' | 'sort'>>;

/** One page of contacts. A search has one page, by fit. @throws AppError invalid-input */
export async function findContacts(
  tx: Tx,
  query: ContactFilters & Pick<ContactQuery, 'limit' | 'cursor' | 'sort'>,
): Promise<z.input<typeof contactPage>> {
  const { limit, cursor, sort, ...filters } = query;
  const after = readCursor(cursor, sort, KEY_SHAPES[sort.replace('-', '') as keyof typeof KEY_SHAPES]);
  const rows = await listContacts(tx, await filterOf(tx, filters), { sort, limit, after });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => presentContactRow(tx, row)),
    next: last ? writeCursor(sort, { key: last.sort_key, id: last.contact_id }) : null,
  };
}

export const countAll = async (tx: Tx, filters: ContactFilters): Promise<number> =>
  countContacts(tx, await filterOf(tx, filters));

/** The filters as the store wants them. @throws AppError invalid-input */
export async function filterOf(
  tx: Tx,
  { openPurpose: key, email, own, ...filters }: ContactFilters,
): Promise<ContactFilter> {
  const openPurpose = key ? tx.purposes.get(key) : undefined;
  if (key && !openPurpose?.forGrounds) throw invalid('query.openPurpose', 'purpose-unknown');
  const among = await fewByLastContact(tx, filters);
  return {
    ...filters,
    ...(among ? { among } : {}),
    email: email?.normalize('NFC').toLowerCase(),
    openPurpose,
    // Without communication "never" would be true of everybody.
    isClosed:
      !isOpen(tx, 'communication') &&
      Boolean(filters.lastContact ?? filters.lastContactBefore ?? filters.lastContactSince),
    own: await readOwnFilter(tx, 'contact', own),
  };
}
