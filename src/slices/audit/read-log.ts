import type { z } from 'zod';
import { NIL_ID } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { type auditPage, type auditQuery, SUBJECTS_SHOWN } from './contract.ts';
import { listEntries } from './store.ts';

const ORDER = 'audit';

/**
 * One page of the log, newest first. By contact it is read for that person's rights only (`purpose-not-suitable`
 * otherwise), and that reading is itself an access to their data.
 */
export async function readLog(
  tx: Tx,
  query: z.output<typeof auditQuery>,
): Promise<z.input<typeof auditPage>> {
  const { limit, cursor, ...filter } = query;
  if (filter.contactId) {
    if (tx.work.purpose !== 'rights')
      throw new AppError('purpose-not-suitable', {
        faults: [{ at: 'query.contactId', code: 'log-of-contact-needs-rights' }],
      });
  }
  const place = readCursor(cursor, ORDER, /^\d{1,15}$/);
  const before = place && Number(place.key);
  const rows = await listEntries(tx, { ...filter, before }, limit + 1, SUBJECTS_SHOWN);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  // Only where there is something to read: the id of an erased person must not come back into the log.
  if (filter.contactId && last) tx.touch([filter.contactId]);
  return {
    items: shown.map((row) => ({
      entryId: row.entry_id,
      at: row.at,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      purpose: row.purpose,
      action: row.action,
      subjectCount: row.subject_count,
      subjects: row.subjects,
    })),
    next: rows.length > limit && last ? writeCursor(ORDER, { key: String(last.entry_id), id: NIL_ID }) : null,
  };
}
