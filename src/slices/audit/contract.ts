import { z } from 'zod';
import { id, page, pageQuery, wireTime } from '../../kernel/wire.ts';

export const auditQuery = z.strictObject({
  ...pageQuery,
  contactId: id.optional(),
  actorId: id.optional(),
  action: z.string().max(60).optional(),
  purpose: z.string().max(40).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
/** Actors are ids here; names are for the works-council procedure. */
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
