import type { Tx } from '../../platform/db/index.ts';
import { deleteAgain, pageOfCompanies } from './store-replay.ts';

const PAGE = 20_000;

/**
 * After a restore, for the purpose upkeep: takes away again the companies that `whatWent` says were deleted since: those that
 * were a person with everything that names them, organisations as far as no order or invoice does.
 */
export async function replayCompanies(
  tx: Tx,
  whatWent: (companyId: string) => 'person' | 'organisation' | undefined,
): Promise<void> {
  const going = { person: [] as string[], organisation: [] as string[] };
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await pageOfCompanies(tx, after, PAGE);
    for (const id of page) {
      const went = whatWent(id);
      if (went) going[went].push(id);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!;
  }
  if (going.person.length + going.organisation.length > 0) await deleteAgain(tx, going);
}
