import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { WishChange, WishInput } from './contract.ts';
import { requireOpen } from './require-open.ts';
import { insertWish, lockWish, readContact, updateWish, type WishRow, type WishValues } from './store.ts';
import { todayOf } from './today.ts';

/** @throws AppError not-found, invalid-input naming every fault, purpose-not-suitable */
export async function addWish(ctx: Ctx, tx: Tx, contactId: string, input: WishInput): Promise<WishRow> {
  await readContact(tx, contactId);
  requireOpen(tx, 'contact-points');
  const values = { ...input, notedOn: input.notedOn ?? null };
  refuseFaulty(values, todayOf(ctx));
  return insertWish(tx, contactId, once(values), todayOf(ctx));
}

/** What is not named stays. @throws AppError not-found, conflict, invalid-input naming every fault */
export async function changeWish(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  wishId: string,
  { version, ...change }: WishChange,
): Promise<WishRow> {
  const row = await lockWish(tx, contactId, wishId);
  if (row.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  const values: WishValues = {
    refused: change.refused ?? row.refused,
    onlyBy: change.onlyBy ?? row.only_by,
    weekdaysRefused: change.weekdaysRefused ?? row.weekdays_refused,
    hoursFrom: change.hoursFrom ?? row.hours_from,
    hoursUntil: change.hoursUntil ?? row.hours_until,
    timed: change.timed ?? row.timed,
    language: change.language ?? row.language,
    salutation: change.salutation ?? row.salutation,
    details: change.details ?? row.details,
    source: change.source ?? row.source,
    notedOn: change.notedOn ?? null,
    startsOn: change.startsOn === undefined ? row.starts_on : change.startsOn,
    endsOn: change.endsOn === undefined ? row.ends_on : change.endsOn,
  };
  refuseFaulty(values, todayOf(ctx));
  return updateWish(tx, wishId, once(values));
}

const once = (values: WishValues): WishValues => ({
  ...values,
  refused: [...new Set(values.refused)],
  onlyBy: [...new Set(values.onlyBy)],
  weekdaysRefused: [...new Set(values.weekdaysRefused)],
  timed: [...new Set(values.timed)],
});

/** What only the fields together show. */
function refuseFaulty(values: WishValues, today: string): void {
  const faults: Fault[] = [];
  const { hoursFrom, hoursUntil, startsOn, endsOn } = values;
  const says = [
    values.refused,
    values.onlyBy,
    values.weekdaysRefused,
    hoursFrom,
    hoursUntil,
    values.language,
    values.salutation,
    values.details,
  ];
  if (says.every(({ length }) => length === 0)) faults.push({ at: 'body.details', code: 'wish-empty' });
  if (hoursFrom !== '' && hoursUntil !== '' && hoursFrom >= hoursUntil)
    faults.push({ at: 'body.hoursUntil', code: 'hours-reversed' });
  if (values.onlyBy.some((channel) => values.refused.includes(channel)))
    faults.push({ at: 'body.onlyBy', code: 'wished-and-refused' });
  if (startsOn !== null && endsOn !== null && startsOn > endsOn)
    faults.push({ at: 'body.endsOn', code: 'days-reversed' });
  else if (endsOn !== null && endsOn < today) faults.push({ at: 'body.endsOn', code: 'wish-past' });
  if (values.notedOn !== null && values.notedOn > today)
    faults.push({ at: 'body.notedOn', code: 'noted-in-future' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
}
