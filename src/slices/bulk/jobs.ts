import { NIL_ID, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Job } from '../../platform/slice.ts';
import { loadActor } from '../access/index.ts';
import { runStep } from './change-many.ts';
import { RUN_JOB } from './job-names.ts';
import { findChange, setState } from './store.ts';
import { TARGETS } from './targets.ts';

/** Goes on with a change in the name of who asked for it, with the rights that they have now. */
export async function runQueued(ctx: Ctx, changeId: string): Promise<void> {
  const asMachine = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'bulk.find' };
  const change = await ctx.db.perform(asMachine, (tx) => findChange(tx, changeId));
  const actor = await loadActor(ctx, change.run_by);
  if (!actor?.permissions.has(TARGETS[change.list_key].may) || !actor.purposes.has(change.purpose_key)) {
    await ctx.db.perform(asMachine, (tx) =>
      setState(tx, changeId, ['queued', 'running', 'undoing'], 'failed'),
    );
    return;
  }
  let after: string | undefined = NIL_ID;
  while (after) {
    const from: string = after;
    after = await ctx.db.perform({ actor, purpose: change.purpose_key, action: 'bulk.apply' }, (tx) =>
      runStep(tx, changeId, from),
    );
  }
}

export const jobs: readonly Job[] = [
  { name: RUN_JOB, runOutside: (ctx, payload) => runQueued(ctx, String(payload.changeId)) },
];
