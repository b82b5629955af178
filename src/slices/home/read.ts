import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type ContactsPart,
  type QuarantinePart,
  type RequestsPart,
  type RestrictionsPart,
  readContactsPart,
  readQuarantine,
  readRequestsAndQuarantine,
} from './store.ts';
import { type ChartsPart, chartsFor } from './store-charts.ts';

export type HomeParts = ContactsPart &
  ChartsPart &
  RequestsPart & { quarantine: QuarantinePart; restrictions: RestrictionsPart | null };

const NOTHING_WAITS: QuarantinePart = { count: 0, next_deletion: null };

/**
 * What the start page shows, in at most two round trips. Requests and quarantine belong to purposes of their own: the
 * transaction goes on under these where the actor has them, with an entry in the log for each.
 */
export async function readHome(tx: Tx, actor: Actor, language: 'de' | 'en'): Promise<HomeParts> {
  const contacts = await readContactsPart(
    tx,
    language,
    chartsFor(tx, actor),
    actor.permissions.has('register.read'),
  );
  const mayIntake = actor.purposes.has('intake');
  if (actor.purposes.has('rights') && actor.permissions.has('rights.handle')) {
    await tx.continueUnder('rights');
    const { requests, quarantine, restrictions } = await readRequestsAndQuarantine(tx);
    return { ...contacts, requests, restrictions, quarantine: mayIntake ? quarantine : NOTHING_WAITS };
  }
  const nothing = { requests: [], restrictions: null };
  if (!mayIntake) return { ...contacts, ...nothing, quarantine: NOTHING_WAITS };
  await tx.continueUnder('intake');
  return { ...contacts, ...nothing, quarantine: await readQuarantine(tx) };
}
