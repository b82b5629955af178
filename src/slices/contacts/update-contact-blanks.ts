import type { Tx } from '../../platform/db/index.ts';
import { writeOwn } from '../fields/index.ts';
import { CATEGORY_OF_FIELD, isOpen } from './closed-fields.ts';
import type { ContactFields, NewContact } from './new-contact.ts';
import { refreshSearch } from './store.ts';
import { insertMissingLists, lockSamePeople, markChanged, updateBlankColumns } from './store-blanks.ts';
import { refreshNames } from './store-contact.ts';

/** What somebody else's file says about a contact that is here already. */
export interface Completion {
  contactId: string;
  /** As made by `prepareContact`; its id, owner and grounds do not matter. */
  contact: NewContact;
}

/**
 * Fills what is empty and adds e-mail addresses and phone numbers that are not there; addresses, handles, companies,
 * tags and the note only where the contact has none of the kind. Nothing that is there is changed. Leaves alone those
 * whom the purpose does not show, fields that it does not open, and rows that name another person (two people can
 * share an address). Set-based: a fixed number of statements, three round trips. Returns the ids that changed.
 */
export async function updateContactBlanks(tx: Tx, rows: readonly Completion[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const merged = [...Map.groupBy(rows, ({ contactId }) => contactId)].map(([contactId, group]) =>
    group.map(({ contact }) => ({ ...openPart(tx, contact), contactId })).reduce(merge),
  );
  const same = await lockSamePeople(tx, merged);
  const people = merged.filter(({ contactId }) => same.has(contactId));
  if (people.length === 0) return [];
  const results = await tx.batch([
    updateBlankColumns(people),
    ...insertMissingLists(people),
    ...writeOwn(
      tx,
      'contact',
      people.map(({ contactId, own = [] }) => ({ recordId: contactId, values: own })),
      { source: 'import', blanksOnly: true },
    ),
  ]);
  const changed = [
    ...new Set(
      results.flatMap(({ rows }) => rows.flatMap((row) => (row.contact_id as string | undefined) ?? [])),
    ),
  ];
  if (changed.length > 0)
    await tx.batch([markChanged(changed), refreshNames(changed), refreshSearch(changed)]);
  return changed;
}

const EMPTY: Partial<Record<keyof ContactFields, unknown>> = {
  emails: [],
  phones: [],
  addresses: [],
  socials: [],
  companies: [],
  tags: [],
  salutation: 'none',
};

/** The contact without what the purpose does not open. */
function openPart(tx: Tx, contact: NewContact): NewContact {
  const closed = (Object.keys(CATEGORY_OF_FIELD) as (keyof ContactFields)[])
    .filter((name) => !isOpen(tx, CATEGORY_OF_FIELD[name]))
    .map((name) => [name, EMPTY[name] ?? null]);
  return { ...contact, ...Object.fromEntries(closed) };
}

/** Lists that are put together; of two values for one own field the first stays. */
const ADDED: ReadonlySet<string> = new Set(['emails', 'phones', 'own']);

/** Several rows about one contact: the first one that knows something has the word, lists are put together. */
function merge(first: NewContact, second: NewContact): NewContact {
  const merged: Record<string, unknown> = { ...second };
  for (const [name, value] of Object.entries(first)) {
    const other = merged[name];
    const isEmpty = value === null || value === 'none';
    if (Array.isArray(value) && Array.isArray(other))
      merged[name] = ADDED.has(name) || value.length === 0 ? [...value, ...other] : value;
    else if (!isEmpty) merged[name] = value;
  }
  return merged as unknown as NewContact;
}
