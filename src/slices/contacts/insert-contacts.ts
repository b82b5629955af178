import type { Ctx } from '../../platform/ctx.ts';
import { planForBulk, type Tx } from '../../platform/db/index.ts';
import { writeOwn } from '../fields/index.ts';
import { initialFooting, insertGrounds } from '../grounds/index.ts';
import type { NewContact } from './new-contact.ts';
import { insertContactRows, insertListRows, refreshSearch } from './store.ts';

/** From here on it pays to plan anew. */
const BULK = 100;

/**
 * Stores any number of contacts with their lists, grounds and search documents: one statement for each table, three
 * round trips. The single create, the import (1,000 rows a call) and the demo all come through here.
 *
 * Each contact needs a ground that opens the purpose of the transaction now, and only fields that this purpose opens
 * (`closedFields` names the others), or the database refuses all of them (`not-allowed`). Nothing is checked for
 * duplicates or suppression: that is for the caller to decide.
 */
export async function insertContacts(_ctx: Ctx, tx: Tx, rows: readonly NewContact[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ contactId }) => contactId);
  if (rows.length >= BULK) await planForBulk(tx);
  await tx.batch([
    insertContactRows(
      tx,
      rows.map((contact) => ({ contact, footing: initialFooting(tx, contact.grounds) })),
    ),
    ...insertListRows(rows),
    ...writeOwn(
      tx,
      'contact',
      rows.map(({ contactId, own = [] }) => ({ recordId: contactId, values: own })),
      rows[0]!.importId === null ? {} : { source: 'import' },
    ),
  ]);
  for (const [importId, group] of Map.groupBy(rows, (row) => row.importId)) {
    await insertGrounds(
      tx,
      group.flatMap(({ contactId, grounds }) => grounds.map((ground) => ({ contactId, ground }))),
      importId ?? undefined,
    );
  }
  await tx.batch([refreshSearch(ids)]);
  tx.touch(ids);
}
