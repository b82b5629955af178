import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Opening, opening, openingDecision, openingInput } from './contract-restriction.ts';
import { markerOf } from './marker.ts';
import { decideOpening, endOpening, insertOpening, type OpeningRow, readOpenings } from './store-opening.ts';

/**
 * Asks to open a restricted contact. A second person decides; alone, and only with the firm's one account with sign-in,
 * it is open at once and the record says so. The database holds both (migrations/0026).
 * @throws AppError not-found, not-allowed (a key, the machine), conflict (asked already, not alone)
 */
export async function askOpening(
  tx: Tx,
  restrictionId: string,
  input: z.output<typeof openingInput>,
): Promise<z.input<typeof opening>> {
  const openingId = uuid();
  const { outcome } = await insertOpening(tx, { openingId, restrictionId, ...input });
  if (outcome === 'not-found') throw new AppError('not-found');
  if (outcome === 'not-a-person') throw new AppError('not-allowed');
  if (outcome === 'not-alone') throw conflict('body.isAlone', 'not-alone');
  if (outcome === 'asked-already') throw conflict('path.id', 'opening-asked-already');
  return presentOne(tx, openingId);
}

/**
 * A second person approves for some minutes, refuses, or ends what was approved.
 * @throws AppError not-found, not-allowed (a key, the machine), conflict (their own request, decided already, too old)
 */
export async function decideOnOpening(
  tx: Tx,
  openingId: string,
  { decision, minutes }: z.output<typeof openingDecision>,
): Promise<z.input<typeof opening>> {
  if (decision === 'closed') {
    if (!(await endOpening(tx, openingId))) throw new AppError('not-found');
    return presentOne(tx, openingId);
  }
  const { outcome } = await decideOpening(tx, openingId, decision === 'approved', minutes);
  if (outcome === 'not-found') throw new AppError('not-found');
  if (outcome === 'not-a-person') throw new AppError('not-allowed');
  if (outcome === 'own-request') throw conflict('path.id', 'opening-own-request');
  if (outcome === 'lapsed') throw conflict('path.id', 'opening-lapsed');
  if (outcome === 'decided-already') throw conflict('path.id', 'opening-decided-already');
  return presentOne(tx, openingId);
}

/** What waits for a second person, what is open, and what was; with how often the log says that it was used. */
export const listOpenings = async (tx: Tx): Promise<z.input<typeof opening>[]> =>
  (await readOpenings(tx)).map(presentOpening);

async function presentOne(tx: Tx, openingId: string): Promise<z.input<typeof opening>> {
  const row = (await readOpenings(tx)).find(({ opening_id }) => opening_id === openingId);
  if (!row) throw new AppError('not-found');
  return presentOpening(row);
}

const presentOpening = (row: OpeningRow): z.input<typeof opening> => ({
  openingId: row.opening_id,
  restrictionId: row.restriction_id,
  marker: markerOf(row.restriction_id),
  reason: row.reason,
  requestedBy: row.requested_by ?? '',
  requestedAt: row.requested_at,
  isMine: row.is_mine,
  state: stateOf(row),
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  openUntil: row.expires_at,
  isAlone: row.alone,
  reads: row.reads,
});

function stateOf({ decision, lapsed, is_over }: OpeningRow): Opening['state'] {
  if (decision === 'refused') return 'refused';
  if (decision === 'approved') return is_over ? 'ended' : 'open';
  return lapsed ? 'lapsed' : 'asked';
}

const conflict = (at: string, code: string): AppError => new AppError('conflict', { faults: [{ at, code }] });
