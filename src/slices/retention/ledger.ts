import { readFile } from 'node:fs/promises';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { listUnexported, markExported } from './store-ledger.ts';

const AREA = 'ledger';
const FILE = 'erasures.jsonl';
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

/**
 * Copies new entries to the file outside the database, then marks them. Killed between the two it writes them again
 * next time: an entry stands there twice at worst, never not at all, and readers go by its id.
 */
export async function exportLedger(ctx: Ctx, tx: Tx): Promise<void> {
  const rows = await listUnexported(tx, BATCH);
  if (rows.length === 0) return;
  const lines = rows.map((row) =>
    JSON.stringify({
      id: row.ledger_id,
      subject: row.subject_hash.toString('hex'),
      ...(row.into_hash ? { into: row.into_hash.toString('hex') } : {}),
      reason: row.reason,
      erasedAt: row.erased_at.toISOString(),
    } satisfies LedgerEntry),
  );
  await ctx.files.appendLine(AREA, FILE, lines.join('\n'));
  await markExported(
    tx,
    rows.map((row) => row.ledger_id),
  );
  if (rows.length === BATCH) await tx.addJob('retention.export-ledger');
}

/** The file's entries, each once; a line that a crash cut off is passed over, for its entry was written again. */
export async function readLedger(ctx: Ctx): Promise<LedgerEntry[]> {
  const content = await readFile(ctx.files.path(AREA, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const entries = new Map<string, LedgerEntry>();
  for (const line of content.split('\n')) {
    const entry = parseEntry(line);
    if (entry) entries.set(entry.id, entry);
  }
  return [...entries.values()];
}

function parseEntry(line: string): LedgerEntry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<LedgerEntry> | null;
    return entry?.id && entry.subject ? (entry as LedgerEntry) : undefined;
  } catch {
    return undefined;
  }
}
