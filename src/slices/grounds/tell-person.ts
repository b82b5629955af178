import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { queueMail } from '../mail/index.ts';
import type { NoticeInput, restrictedRecord } from './contract-restriction.ts';
import { presentRestricted } from './list-restricted.ts';
import { noticeMail } from './notice-texts.ts';
import { noteTold, readAddressee, readRestrictedRecord } from './store-restriction.ts';

/** The date where the firm is, as `YYYY-MM-DD`. */
const localDate = (time: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(time);

/**
 * Art. 18(3): the person is told before the restriction is lifted, at the latest the day before. By mail: queued here,
 * told once the mail server took it; the record must be open to the caller, since the address is read. Otherwise it
 * is recorded that they were told.
 * @throws AppError not-found, invalid-input, conflict (`restriction-closed`, `no-address`)
 */
export async function tellPerson(
  ctx: Ctx,
  tx: Tx,
  restrictionId: string,
  input: NoticeInput,
): Promise<z.input<typeof restrictedRecord>> {
  const record = await readRestrictedRecord(tx, restrictionId);
  const today = localDate(tx.startedAt!);
  const toldOn = input.toldOn ?? today;
  if (toldOn > today) throw invalid('body.toldOn', 'told-in-future');
  if (toldOn < localDate(record.since)) throw invalid('body.toldOn', 'told-before-restriction');
  if (input.liftOn <= toldOn) throw invalid('body.liftOn', 'lift-too-early');
  const byMail = input.how === 'mail';
  if (byMail && input.toldOn && input.toldOn !== today) throw invalid('body.toldOn', 'told-by-mail-today');
  const messageId = byMail
    ? await queueNotice(ctx, tx, record.opened_contact_id, record.reason, input)
    : null;
  // Noon: a date without a time of day, in every zone that a firm may be in.
  const at = byMail ? null : toldOn === today ? tx.startedAt! : new Date(`${toldOn}T12:00:00Z`);
  const told = { how: input.how, at, liftOn: input.liftOn, messageId };
  if (!(await noteTold(tx, restrictionId, told))) throw new AppError('not-found');
  return presentRestricted(await readRestrictedRecord(tx, restrictionId));
}

async function queueNotice(
  ctx: Ctx,
  tx: Tx,
  contactId: string | null,
  reason: z.output<typeof restrictedRecord>['reason'],
  { liftOn, why }: NoticeInput,
): Promise<string> {
  if (!contactId) throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'restriction-closed' }] });
  const person = await readAddressee(tx, contactId);
  if (!person.address) throw new AppError('conflict', { faults: [{ at: 'body.how', code: 'no-address' }] });
  const { language, name, firm } = person;
  return queueMail(ctx, tx, {
    contactId,
    kind: 'rights-notice',
    to: person.address,
    language,
    ...noticeMail(firm, { language, name, reason, liftOn, why }),
  });
}
