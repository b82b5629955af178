import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ListKey, PreferenceChange, Sharing, ViewChange, ViewInput } from './contract.ts';
import { findView, insertView, lockOwnView, readOwnTeam, savePreference, updateView } from './store.ts';

/** The department that a view is shared with: the caller's own. @throws AppError invalid-input for who has none */
async function teamFor(tx: Tx, sharing: Sharing | undefined): Promise<string | null> {
  if (sharing !== 'team') return null;
  const teamId = await readOwnTeam(tx);
  if (!teamId) throw invalid('body.sharing', 'no-team-of-yours');
  return teamId;
}

/** Keeps a list as it is seen now, under a name. Returns the id. @throws AppError invalid-input */
export async function createView(tx: Tx, list: ListKey, input: ViewInput): Promise<string> {
  const viewId = await insertView(tx, list, input, await teamFor(tx, input.sharing));
  if (input.isDefault) await savePreference(tx, list, { defaultViewId: viewId });
  return viewId;
}

/** Changes a view of one's own. @throws AppError not-found (also for those of others), conflict, invalid-input */
export async function changeView(tx: Tx, viewId: string, change: ViewChange): Promise<void> {
  const { version, ...fields } = change;
  const current = await lockOwnView(tx, viewId);
  if (current.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  await updateView(tx, viewId, fields, await teamFor(tx, fields.sharing));
}

/** How the caller sees the list without choosing a view. @throws AppError invalid-input */
export async function changePreference(tx: Tx, list: ListKey, change: PreferenceChange): Promise<void> {
  if (change.defaultViewId) {
    const view = await findView(tx, change.defaultViewId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found')
        throw invalid('body.defaultViewId', 'no-such-view');
      throw error;
    });
    if (view.list_key !== list) throw invalid('body.defaultViewId', 'no-such-view');
  }
  await savePreference(tx, list, change);
}
