import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { archiveOverview } from './contract.ts';
import { readCheck } from './store-check.ts';
import { countByEnd, countByYear } from './store-overview.ts';

/** What lies in the archive, what goes when, and how the last check ended. */
export async function readOverview(tx: Tx): Promise<z.input<typeof archiveOverview>> {
  const years = await countByYear(tx);
  const ends = await countByEnd(tx);
  const check = await readCheck(tx);
  return {
    years,
    ends,
    check: check
      ? {
          state: check.state,
          documents: check.documents,
          files: check.files,
          damagedCount: check.damaged_count,
          damaged: check.damaged ?? [],
          startedAt: check.started_at,
          finishedAt: check.finished_at,
        }
      : null,
  };
}
