import { AppError, invalid } from '../../kernel/app-error.ts';
import { type Category, categoriesIn, categoryMask } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkRecipient } from './check-recipient.ts';
import type { DisclosedVia } from './contract.ts';
import { insertDisclosures } from './store-disclosure.ts';

export interface NewDisclosure {
  recipientId: string;
  contactIds: readonly string[];
  via: DisclosedVia;
  what: readonly Category[];
  /** How the recipient knows these people. Default: the first e-mail address if contact points went, else the name. */
  reference?: string | undefined;
  /** The same for each of them, in the order of `contactIds`; null for the default. */
  references?: readonly (string | null)[];
}

/**
 * Notes that a recipient got data of these people, in one statement for any number of them; the same again counts on.
 * Contacts that the purpose does not show are passed over. Returns how many were noted. Throws `invalid-input` where the
 * recipient is not there or ended.
 */
export async function recordDisclosure(tx: Tx, disclosure: NewDisclosure): Promise<number> {
  const { contactIds, what } = disclosure;
  if (contactIds.length === 0) return 0;
  if (what.length === 0) throw invalid('body.what', 'too_small');
  if (disclosure.references && disclosure.references.length !== contactIds.length)
    throw new AppError('internal');
  await checkRecipient(tx, disclosure.recipientId);
  const noted = await insertDisclosures(tx, { ...disclosure, what: categoriesIn(categoryMask(what)) });
  tx.touch(noted);
  return noted.length;
}
