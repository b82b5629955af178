import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';

/** What the demo firm has to deal with: an erasure that was asked for, an objection, a restriction, an access request. */
export async function tellStory(_ctx: Ctx, _staff: ReadonlyMap<string, Actor>): Promise<void> {}
