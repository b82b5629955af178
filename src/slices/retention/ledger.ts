import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { appendLedger, ledgerFiles, readLines } from './ledger-file.ts';
import { listEvents, lockExport, markEvents } from './store-event.ts';
import { listUnexported, markExported } from './store-ledger.ts';

const BATCH = 1000;

/** A line of the ledger's file: enough to erase again after a restore, and nothing about who it was. */
export interface LedgerEntry {
  id: string;
  /** HMAC-SHA-256 of the contact id under the key `ledger`, hexadecimal. */
  subject: string;
  /** Reason `merged`: the contact that it went into, hashed alike. Erased again with that one, and not by itself. */
  into?: string;
  reason: string;
  erasedAt: string;
}

export type LedgerEventKind =
  | 'suppressed'
  | 'suppression-lifted'
  | 'restricted'
  | 'restriction-lifted'
  | 'ground-closed'
  | 'company-gone'
  | 'account-closed'
  | 'account-opened'
  | 'account-gone'
  | 'recipient-told'
  /** A restore began: known to the database only once it was replayed. */
  | 'restored';

/** A line for what else must be done again after a restore: codes, times and keyed hashes. */
export interface LedgerEvent {
  id: string;
  event: LedgerEventKind;
  subject?: string;
  /** Of the ground's id, hashed alike. */
  ground?: string;
  /** Of the id of a company, an account or a notice, hashed alike. */
  row?: string;
  detail: Record<string, string | null>;
  at: string;
}
export type LedgerLine = LedgerEntry | LedgerEvent;

export const isEvent = (line: LedgerLine): line is LedgerEvent => 'event' in line;

/**
 * Copies new entries to the file outside the database, then marks them. Killed between the two it writes them again
 * next time: an entry stands there twice at worst, never not at all, and readers go by its id. Whether more are waiting.
 */
export async function exportLedger(ctx: Ctx, tx: Tx): Promise<boolean> {
  await lockExport(tx);
  const entries = await listUnexported(tx, BATCH);
  const events = await listEvents(tx, BATCH);
  const hash = (id: string | null, known: Buffer | null): string | undefined =>
    (id ? ctx.keys.hash('ledger', id) : known)?.toString('hex');
  const lines: LedgerLine[] = entries.map((row) => ({
    id: row.ledger_id,
    subject: row.subject_hash.toString('hex'),
    ...(row.into_hash ? { into: row.into_hash.toString('hex') } : {}),
    reason: row.reason,
    erasedAt: row.erased_at.toISOString(),
  }));
  for (const row of events) {
    const subject = hash(row.owner_id, row.subject_hash);
    const ground = hash(row.ground_id, row.ground_hash);
    const other = hash(row.row_id, row.row_hash);
    lines.push({
      id: row.event_id,
      event: row.kind,
      ...(subject ? { subject } : {}),
      ...(ground ? { ground } : {}),
      ...(other ? { row: other } : {}),
      detail: row.detail,
      at: row.happened_at.toISOString(),
    });
  }
  await appendLedger(ctx, lines);
  if (lines.length === 0) return false;
  await markExported(
    tx,
    entries.map((row) => row.ledger_id),
  );
  await markEvents(
    tx,
    events.map(({ event_id, owner_id, ground_id, row_id }) => ({
      id: event_id,
      subject: owner_id ? ctx.keys.hash('ledger', owner_id) : null,
      ground: ground_id ? ctx.keys.hash('ledger', ground_id) : null,
      row: row_id ? ctx.keys.hash('ledger', row_id) : null,
    })),
  );
  if (Math.max(entries.length, events.length) < BATCH) return false;
  await tx.addJob('retention.export-ledger');
  return true;
}

/** All lines of the file, each once; one that a crash cut off is passed over, for it was written again. */
export const readLedgerLines = (ctx: Ctx): Promise<LedgerLine[]> => readLines(ledgerFiles(ctx).own);

/** The erasures among them. */
export const readLedger = async (ctx: Ctx): Promise<LedgerEntry[]> =>
  (await readLedgerLines(ctx)).filter((line): line is LedgerEntry => !isEvent(line));
