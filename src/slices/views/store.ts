import { v7 as uuid } from 'uuid';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { ListKey, PreferenceChange, Sharing, View, ViewChange, ViewInput } from './contract.ts';

export interface ViewRecord {
  view_id: string;
  list_key: ListKey;
  name: string;
  sharing: Sharing;
  filters: View['filters'];
  sort: string;
  columns: string[] | null;
  version: number;
  is_mine: boolean;
  made_by: string | null;
}
export interface PreferenceRecord {
  default_view_id: string | null;
  columns: string[] | null;
}

/** Whose views they are: the user, or the one who answers for the key. */
const ME = sql`ctx_owner()`;
const viewColumns = sql`view_id, list_key, name, sharing, filters, sort, columns, version, user_id = ${ME} AS is_mine,
  (SELECT u.name FROM app_user u WHERE u.user_id = saved_view.user_id) AS made_by`;

/** The views that the caller sees, own ones first, and how they see the list without one. */
export async function readViews(
  tx: Tx,
  list: ListKey,
): Promise<{ views: ViewRecord[]; preference: PreferenceRecord }> {
  const [views, preferences] = await tx.batch([
    sql`SELECT ${viewColumns} FROM saved_view WHERE list_key = ${list} ORDER BY user_id = ${ME} DESC, lower(name), view_id LIMIT 500`,
    sql`SELECT default_view_id, columns FROM list_preference WHERE user_id = ${ME} AND list_key = ${list}`,
  ]);
  return {
    views: views!.rows as unknown as ViewRecord[],
    preference: (preferences!.rows[0] as PreferenceRecord | undefined) ?? {
      default_view_id: null,
      columns: null,
    },
  };
}

/** @throws AppError not-found */
export const findView = (tx: Tx, viewId: string): Promise<ViewRecord> =>
  tx.one(sql`SELECT ${viewColumns} FROM saved_view WHERE view_id = ${viewId}`);

/** Locks the caller's own view. @throws AppError not-found, for the views of others too */
export const lockOwnView = (tx: Tx, viewId: string): Promise<{ version: number; list_key: ListKey }> =>
  tx.one(
    sql`SELECT version, list_key FROM saved_view WHERE view_id = ${viewId} AND user_id = ${ME} FOR UPDATE`,
  );

/** The caller's department; null without one. */
export const readOwnTeam = async (tx: Tx): Promise<string | null> =>
  (await tx.maybe<{ team_id: string | null }>(sql`SELECT team_id FROM app_user WHERE user_id = ${ME}`))
    ?.team_id ?? null;

export async function insertView(
  tx: Tx,
  list: ListKey,
  input: ViewInput,
  teamId: string | null,
): Promise<string> {
  const viewId = uuid();
  await tx.execute(sql`
    INSERT INTO saved_view (view_id, list_key, name, user_id, sharing, team_id, filters, sort, columns)
    VALUES (${viewId}, ${list}, ${input.name}, ${ME}, ${input.sharing}, ${teamId},
            ${JSON.stringify(input.filters)}::jsonb, ${input.sort}, ${input.columns}::text[])`);
  return viewId;
}

export function updateView(
  tx: Tx,
  viewId: string,
  change: Omit<ViewChange, 'version'>,
  teamId: string | null,
): Promise<number> {
  const set: Sql[] = [sql`version = version + 1`, sql`updated_at = now()`];
  if (change.name !== undefined) set.push(sql`name = ${change.name}`);
  if (change.sharing !== undefined) set.push(sql`sharing = ${change.sharing}, team_id = ${teamId}`);
  if (change.filters !== undefined) set.push(sql`filters = ${JSON.stringify(change.filters)}::jsonb`);
  if (change.sort !== undefined) set.push(sql`sort = ${change.sort}`);
  if (change.columns !== undefined) set.push(sql`columns = ${change.columns}::text[]`);
  return tx.execute(sql`UPDATE saved_view SET ${join(set)} WHERE view_id = ${viewId} AND user_id = ${ME}`);
}

export const deleteOwnView = (tx: Tx, viewId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM saved_view WHERE view_id = ${viewId} AND user_id = ${ME}`);

export async function savePreference(tx: Tx, list: ListKey, change: PreferenceChange): Promise<void> {
  const set: Sql[] = [sql`updated_at = now()`];
  if (change.defaultViewId !== undefined) set.push(sql`default_view_id = excluded.default_view_id`);
  if (change.columns !== undefined) set.push(sql`columns = excluded.columns`);
  await tx.execute(sql`
    INSERT INTO list_preference (user_id, list_key, default_view_id, columns)
    VALUES (${ME}, ${list}, ${change.defaultViewId ?? null}, ${change.columns ?? null}::text[])
    ON CONFLICT (user_id, list_key) DO UPDATE SET ${join(set)}`);
}
