import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { loadFirm } from '../access/index.ts';
import { findPerson } from '../retention/index.ts';
import type { linkInput, linkSent } from './contract.ts';
import { sendLink } from './send-link.ts';
import { hasAddress, isShared } from './store.ts';

/**
 * The officer sends a person a link, for example after a call. Only to an address that is stored: nobody can have somebody
 * else's data sent to themselves. Throws `not-found`, and `invalid-input` for another
 * address, or one that several people share.
 */
export async function sendByFirm(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { address, language: named }: z.output<typeof linkInput>,
): Promise<z.input<typeof linkSent>> {
  const person = await findPerson(tx, ctx.register, contactId);
  if (!person) throw new AppError('not-found');
  if (!(await hasAddress(tx, contactId, address))) throw invalid('body.address', 'not-an-address-of-theirs');
  // Art. 12(6), 15(4): as where somebody asks in the portal.
  if (await isShared(tx, contactId, address)) throw invalid('body.address', 'shared-address');
  const preferred = person.language === 'de' || person.language === 'en' ? person.language : undefined;
  const language = named ?? preferred ?? (await loadFirm(tx)).language;
  await sendLink(ctx, tx, { contactId, address, language, isAsked: false });
  return { address, language };
}
