import { categoriesIn } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readFieldsOf } from '../fields/index.ts';
import { noticeRecipients } from '../recipients/index.ts';
import { CATEGORY_OF_FIELD } from './closed-fields.ts';
import { presentContact } from './present-contact.ts';
import type { ContactRecord } from './store-contact.ts';

/**
 * Art. 19 with 16: whoever received a category in which something now says something else is told. Who looks after the
 * contact is the firm's own affair and no correction.
 */
export async function tellCorrected(
  tx: Tx,
  records: { before: ContactRecord; after: ContactRecord },
): Promise<void> {
  const [before, after] = [presentContact(tx, records.before), presentContact(tx, records.after)];
  const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  const changed = new Set(
    (Object.keys(CATEGORY_OF_FIELD) as (keyof typeof CATEGORY_OF_FIELD)[])
      .filter((field) => differs(before[field], after[field]))
      .map((field) => CATEGORY_OF_FIELD[field]),
  );
  const keys = new Set([...Object.keys(before.own), ...Object.keys(after.own)]);
  const own = [...keys].filter((key) => differs(before.own[key], after.own[key]));
  if (own.length > 0)
    for (const field of await readFieldsOf(tx, 'contact'))
      if (own.includes(field.key)) for (const category of categoriesIn(field.category)) changed.add(category);
  await noticeRecipients(tx, [records.after.contact_id], 'corrected', [...changed]);
}
