import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { changeContact } from './change-contact.ts';
import type { ContactChange } from './contract.ts';
import { lockContact } from './store-contact.ts';

/**
 * Art. 16: fields as the person wants them, whatever was changed since. `asked` says how and when they asked: an address
 * of theirs that was erased once may come back then.
 * @throws AppError not-found, invalid-input with the faults at `at`
 */
export async function correctContact(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  fields: Omit<ContactChange, 'version' | 'askedToReturn'>,
  { asked, at }: { asked: string; at: string },
): Promise<void> {
  const { version } = await lockContact(tx, contactId);
  try {
    await changeContact(ctx, tx, contactId, { ...fields, version, askedToReturn: asked });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, at: fault.at.replace(/^body\b/, at) }));
    throw new AppError(error.code, { faults, params: error.params, cause: error });
  }
}
