import { v7 as uuid } from 'uuid';
import { NIL_ID } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type BulkInput, FIELDS_OF, MOST_ROWS } from './contract.ts';
import { RUN_JOB } from './job-names.ts';
import {
  type ChangeRecord,
  dropChosen,
  findChange,
  insertChange,
  insertChosen,
  keepBefore,
  keepTags,
  lockChange,
  nextChosen,
  noteProgress,
  readBefore,
  readTags,
  setState,
} from './store.ts';
import { TARGETS } from './targets.ts';

/** So many are changed while the caller waits; more are the worker's, with progress. */
const AT_ONCE = 500;
/** Rows of one step of the worker: one transaction each. */
const STEP = 1000;

/**
 * Changes what was chosen: at once where it is little, else as a job that acts as the caller. Returns the id of the
 * change. @throws AppError invalid-input (unknown owner, too many rows, ...), not-allowed
 */
export async function startChange(tx: Tx, input: BulkInput, language: 'de' | 'en'): Promise<string> {
  const target = TARGETS[input.list];
  if (!tx.work.actor.permissions.has(target.may)) throw new AppError('not-allowed');
  if (!FIELDS_OF[input.list].includes(input.change.field))
    throw invalid('body.change.field', 'field-not-in-list');
  await target.check(tx, input.change);
  const ids = input.ids
    ? await target.visible(tx, [...new Set(input.ids)])
    : await target.select(tx, input.filter ?? {}, MOST_ROWS + 1, language);
  if (ids.length > MOST_ROWS) throw invalid('body.filter', 'too-many-rows', { most: MOST_ROWS });
  const changeId = uuid();
  await insertChange(tx, {
    changeId,
    list: input.list,
    field: input.change.field,
    value: input.change.value,
    total: ids.length,
  });
  await insertChosen(tx, input.list, changeId, ids);
  if (ids.length > AT_ONCE) await tx.addJob(RUN_JOB, { changeId });
  else await runWhole(tx, changeId);
  return changeId;
}

/** Takes a change back, as far as nobody has changed the rows since. @throws AppError not-found, conflict */
export async function undoChange(tx: Tx, changeId: string): Promise<void> {
  const change = await lockChange(tx, changeId);
  if (change.purpose_key !== tx.work.purpose) await tx.continueUnder(change.purpose_key);
  if ((await setState(tx, changeId, ['done'], 'undoing')) === 0) throw new AppError('conflict');
  if (change.rows_changed > AT_ONCE) await tx.addJob(RUN_JOB, { changeId });
  else await runWhole(tx, changeId);
}

async function runWhole(tx: Tx, changeId: string): Promise<void> {
  let after: string | undefined = NIL_ID;
  while (after) after = await runStep(tx, changeId, after);
}

/**
 * One part of a change or of its undoing, after the row `after`; returns the last row of the part, and nothing when all
 * is done. The rows that are still to come are in the table, so a worker that died is followed by the next.
 */
export async function runStep(tx: Tx, changeId: string, after: string): Promise<string | undefined> {
  const change = await findChange(tx, changeId);
  const isUndo = change.state === 'undoing';
  if (!isUndo && change.state !== 'queued' && change.state !== 'running') return undefined;
  const part = await nextChosen(tx, change.list_key, changeId, { isDone: isUndo, after, limit: STEP });
  if (part.length === 0) {
    await setState(tx, changeId, ['queued', 'running', 'undoing'], isUndo ? 'undone' : 'done');
    return undefined;
  }
  if (isUndo) await undoPart(tx, change, part);
  else await changePart(tx, change, part);
  return part.at(-1);
}

async function changePart(tx: Tx, change: ChangeRecord, part: readonly string[]): Promise<void> {
  const { rows, tags } = await TARGETS[change.list_key].change(tx, part, change.field, change.value);
  await keepBefore(tx, change, part, rows);
  await keepTags(tx, change.change_id, tags);
  await noteProgress(tx, change.change_id, { seen: part.length, changed: rows.length });
  await setState(tx, change.change_id, ['queued'], 'running');
}

async function undoPart(tx: Tx, change: ChangeRecord, part: readonly string[]): Promise<void> {
  const rows = await readBefore(tx, change, part);
  const tags = change.field.endsWith('-tags') ? await readTags(tx, change.change_id, part) : [];
  const undone = await TARGETS[change.list_key].restore(tx, change.field, rows, tags);
  await dropChosen(tx, change.list_key, change.change_id, part);
  await noteProgress(tx, change.change_id, { seen: part.length, undone });
}
