import type { z } from 'zod';
import { NIL_ID } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { releaseInput, releaseResult } from './contract.ts';
import { importOptions } from './contract.ts';
import { type DecidedRow, decideBatch, type Settled } from './decide-batch.ts';
import { type FootingRule, planRelease } from './footing-rule.ts';
import { RowsBefore } from './know-people.ts';
import { readOwnFields, resolveOptions } from './plan-import.ts';
import { deleteQuarantine, lockQuarantine } from './store-quarantine.ts';
import { ContactIds, writeContacts } from './write-batch.ts';

/**
 * Gives rows in quarantine a ground and makes contacts of them. Whether somebody is there already or suppressed is
 * looked for again, by the same rules as in the import; such rows leave quarantine without becoming contacts. Rows
 * that are gone by now, or somebody else's, are counted as not found; people who objected to that purpose stay.
 */
export async function releaseQuarantine(
  ctx: Ctx,
  tx: Tx,
  { ids, ground }: z.output<typeof releaseInput>,
): Promise<z.output<typeof releaseResult>> {
  const rule = await planRelease(ctx, tx, ground);
  const rows = await lockQuarantine(tx, [...new Set(ids)]);
  const before = new RowsBefore([ground.purpose]);
  const result = {
    created: 0,
    alreadyThere: 0,
    suppressed: 0,
    optedOut: 0,
    notFound: new Set(ids).size - rows.length,
  };
  const leaving: string[] = [];
  for (const [importId, group] of Map.groupBy(rows, (row) => row.import_id)) {
    const settled = await settle(tx, importId, group[0]!.options, rule);
    const drafts = group.map(({ line, draft }) => ({
      source: { line, cells: {} },
      result: { draft, problems: [] },
    }));
    const decided = await decideBatch(ctx, tx, settled, drafts, before);
    await writeContacts(ctx, tx, settled, decided, new ContactIds(ctx.clock.now()));
    for (const [n, row] of decided.entries()) if (count(result, row)) leaving.push(group[n]!.quarantine_id);
  }
  await tx.continueUnder('intake');
  await deleteQuarantine(tx, leaving);
  return result;
}

/** The options of the import, as far as they still hold for whoever releases. */
async function settle(tx: Tx, importId: string, stored: unknown, rule: FootingRule): Promise<Settled> {
  const { companies, defaultCountry } = importOptions.parse(stored);
  const options = await resolveOptions(tx, { duplicates: 'skip', companies, defaultCountry }, rule);
  const ownFields = await readOwnFields(tx);
  return { importId, rule, options, ownFields, sameFile: [], except: NIL_ID };
}

/** False where the row stays: the person objected to just this purpose. */
function count(result: z.output<typeof releaseResult>, { decision }: DecidedRow): boolean {
  if (decision.outcome === 'created') result.created += 1;
  else if (decision.outcome === 'suppressed') result.suppressed += 1;
  else if (decision.outcome === 'quarantined' || decision.match?.by === 'quarantine') result.optedOut += 1;
  else result.alreadyThere += 1;
  return decision.outcome !== 'quarantined' && decision.match?.by !== 'quarantine';
}
