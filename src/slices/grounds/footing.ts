import { maskOf } from '../../kernel/purpose.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PlannedGround } from './plan.ts';

/** What a contact's row must say at insert so that its own transaction can see it; the database checks it after. */
export interface InitialFooting {
  leadingGroundId: string;
  openPurposes: bigint;
  visibleUntil: Date;
  deletesAt: Date;
}

/** The part of a ground that decides what is open. */
export interface FootingGround {
  groundId: string;
  purpose: string;
  status: string;
  startsAt: Date;
  endsAt: Date;
}

/** What grounds carry at one moment; `leadingGroundId` is null, and there is no end, when nothing carries any more. */
export interface Carried {
  leadingGroundId: string | null;
  /** Purposes that are open at that moment, in no order; without those of the machine. */
  openPurposes: Set<string>;
  visibleUntil: Date | null;
  deletesAt: Date | null;
}

/**
 * The rule of `recompute_footing` (migrations/0003) once more, for answers that a contact no longer visible cannot
 * give: given, not ended; started grounds open their purpose; a later start counts as the next change.
 */
export function carriedBy(grounds: readonly FootingGround[], now: Date): Carried {
  const lasting = grounds
    .filter(({ status, endsAt }) => status === 'given' && endsAt > now)
    .sort((a, b) => b.endsAt.getTime() - a.endsAt.getTime() || (a.groundId < b.groundId ? -1 : 1));
  const changes = lasting.map(({ startsAt, endsAt }) => (startsAt > now ? startsAt : endsAt).getTime());
  return {
    leadingGroundId: lasting[0]?.groundId ?? null,
    openPurposes: new Set(lasting.filter(({ startsAt }) => startsAt <= now).map(({ purpose }) => purpose)),
    visibleUntil: changes.length > 0 ? new Date(Math.min(...changes)) : null,
    deletesAt: lasting[0]?.endsAt ?? null,
  };
}

/**
 * The footing that these grounds (at least one, as planned in this transaction) give a new contact. A ground that
 * starts later does not open its purpose yet.
 */
export function initialFooting(tx: Tx, grounds: readonly PlannedGround[]): InitialFooting {
  const carried = carriedBy(
    grounds.map((ground) => ({ ...ground, status: 'given' })),
    tx.startedAt ?? new Date(),
  );
  if (!carried.leadingGroundId) throw new Error('a contact needs a ground that lasts');
  let mask = maskOf(tx.purposes.get('rights')!);
  for (const key of carried.openPurposes) mask |= maskOf(tx.purposes.get(key)!);
  return {
    leadingGroundId: carried.leadingGroundId,
    openPurposes: mask,
    visibleUntil: carried.visibleUntil!,
    deletesAt: carried.deletesAt!,
  };
}

/**
 * Keys of the purposes in `contact.open_purposes`, in the order of their bits; without those of the machine, which are
 * never a ground's. The mask comes as text (`open_purposes::text`): past bit 52 a JavaScript number is not exact.
 */
export function openPurposesOf(tx: Tx, mask: string | bigint): string[] {
  const open = BigInt(mask);
  const keys = [...tx.purposes.values()]
    .filter((purpose) => purpose.forGrounds && (open & maskOf(purpose)) !== 0n)
    .map(({ key }) => key);
  return inOrderOfBits(tx, new Set(keys));
}

/** The order in which purposes are listed everywhere. */
export const inOrderOfBits = (tx: Tx, keys: ReadonlySet<string>): string[] =>
  [...tx.purposes.values()]
    .filter(({ key }) => keys.has(key))
    .sort((a, b) => a.bit - b.bit)
    .map(({ key }) => key);
