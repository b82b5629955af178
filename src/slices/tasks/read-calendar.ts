import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { loadActor } from '../access/index.ts';
import { type CalendarEntry, writeCalendar } from './calendar.ts';
import { APPOINTMENT_KINDS } from './contract.ts';
import { hashSecret } from './keep-feed.ts';
import type { TaskRow } from './store.ts';
import { type FeedRow, listForCalendar, readPurposeName, recogniseFeed } from './store-feed.ts';

const ADDRESS = /^(cal_[A-Za-z0-9_-]{43})\.ics$/;

/**
 * The calendar behind an address, read as its user with the roles and scope of this moment, under its purpose. Unknown
 * and revoked addresses, closed accounts and lost purposes are all the same `not-found`.
 */
export async function readCalendar(ctx: Ctx, address: string): Promise<Buffer> {
  const secret = ADDRESS.exec(address)?.[1];
  if (!secret) throw new AppError('not-found');
  const feed = await ctx.db.perform(
    { actor: systemActor('access'), purpose: 'access', action: 'tasks.recognise-feed', reads: true },
    (tx) => recogniseFeed(tx, hashSecret(secret)),
  );
  const actor = feed && (await loadActor(ctx, feed.user_id));
  if (!actor?.permissions.has('task.read') || !actor.purposes.has(feed!.purpose_key))
    throw new AppError('not-found');
  const { rows, name } = await ctx.db.perform(
    { actor, purpose: feed!.purpose_key, action: 'tasks.read-feed', reads: true },
    async (tx) => ({
      rows: await listForCalendar(tx, actor.id),
      name: (await readPurposeName(tx, feed!.purpose_key))[actor.language],
    }),
  );
  return Buffer.from(
    writeCalendar({
      name: `Obhut: ${name}`,
      language: actor.language,
      entries: rows.map((row) => entryOf(row, feed!)),
    }),
  );
}

function entryOf(row: TaskRow, feed: FeedRow): CalendarEntry {
  const isAppointment = APPOINTMENT_KINDS.includes(row.kind);
  return {
    uid: `${row.task_id}@obhut`,
    sequence: row.version - 1,
    changedAt: row.updated_at,
    createdAt: row.created_at,
    title: row.title,
    place: row.place,
    people: feed.names_people ? row.people.map(({ displayName }) => displayName) : [],
    begin: row.is_all_day ? row.due_on! : row.due_at!,
    end: row.is_all_day ? row.ends_on : row.ends_at,
    isBusy: isAppointment,
    remindAt: row.done_at === null && row.reminded_at === null ? row.remind_at : null,
  };
}
