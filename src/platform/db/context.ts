import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { categoryMaskOf, maskOf, type PurposeDefinition } from '../../kernel/purpose.ts';
import type { Statement } from './batch.ts';

/** What a transaction is for. `action` is `slice.verb` and stands in the log; `reads` allows the log to lag a crash. */
export interface Work {
  actor: Actor;
  purpose: string;
  action: string;
  /** Only reads: the commit need not wait for the disk (docs/decisions/0004 says what a crash can lose). */
  reads?: boolean;
}

/** Refuses an unknown purpose, and one the actor may not use. */
export function resolvePurpose(
  purposes: ReadonlyMap<string, PurposeDefinition>,
  actor: Actor,
  key: string,
): PurposeDefinition {
  const purpose = purposes.get(key);
  if (!purpose) throw new AppError('purpose-unknown');
  if (!actor.purposes.has(key)) throw new AppError('purpose-not-yours', { params: { purpose: key } });
  return purpose;
}

/** The settings that the policies read, for this transaction only (`is_local`). One statement, no table touched. */
export function contextStatement(work: Work, purpose: PurposeDefinition): Statement {
  const scope = work.actor.purposes.get(purpose.key) ?? '';
  return {
    text: `SELECT set_config('obhut.bit', $1, true), set_config('obhut.categories', $2, true),
 set_config('obhut.scope', $3, true), set_config('obhut.actor', $4, true), set_config('obhut.team', $5, true),
 set_config('obhut.owner', $6, true), set_config('synchronous_commit', $7, true), set_config('obhut.subject', $8, true),
 date_trunc('milliseconds', now()) AS started_at`,
    values: [
      maskOf(purpose).toString(),
      categoryMaskOf(purpose).toString(),
      scope,
      work.actor.id,
      scope === 'team' ? (work.actor.teamId ?? '') : '',
      work.actor.userId ?? work.actor.id,
      work.reads ? 'off' : 'on',
      scope === 'self' ? (work.actor.subjectId ?? '') : '',
    ],
  };
}

export function auditStatement(work: Work, subjects: readonly string[]): Statement {
  return {
    text: 'INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ($1, $2, $3, $4, $5)',
    values: [work.actor.kind, work.actor.id, work.purpose, work.action, subjects],
  };
}

/**
 * A look-up with its entry in the log as one statement, so that both go out in one round trip without BEGIN and COMMIT.
 * The rows come from the materialised result in its own order; it must have a column `contact_id`, or nothing comes.
 */
export function loggedLookUp(work: Work, { text, values }: Statement): Statement {
  const at = values.length;
  return {
    text: `WITH looked_up AS MATERIALIZED (${text}), entry AS (
 INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects)
 SELECT $${at + 1}::text, $${at + 2}::uuid, $${at + 3}::text, $${at + 4}::text,
        coalesce(array_agg(DISTINCT l.contact_id) FILTER (WHERE l.contact_id IS NOT NULL), '{}') FROM looked_up l)
 SELECT * FROM looked_up`,
    values: [...values, work.actor.kind, work.actor.id, work.purpose, work.action],
  };
}
