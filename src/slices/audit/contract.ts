import { z } from 'zod';
import { id, page, pageQuery, wireTime } from '../../kernel/wire.ts';

const word = z.string().regex(/^[a-z][a-z0-9.-]{0,59}$/);
/** `contactId` works under the purpose rights only. Newest entries first. */
export const auditQuery = z.strictObject({
  ...pageQuery,
  contactId: id.optional(),
  actorId: id.optional(),
  action: word.optional(),
  purpose: word.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
/** How many contacts of an entry are named; `subjectCount` counts them all. */
export const SUBJECTS_SHOWN = 100;
/** Actors are ids here; names are for the works-council procedure. A nil UUID stands for a contact erased since. */
export const auditEntry = z.object({
  entryId: z.number().int(),
  at: wireTime,
  actorKind: z.string(),
  actorId: id,
  purpose: z.string(),
  action: z.string(),
  subjectCount: z.number().int(),
  subjects: z.array(id),
});
export const auditPage = page(auditEntry);
