import { z } from 'zod';

const word = z
  .string()
  .regex(/^[a-z][a-z0-9.-]{0,59}$/)
  .optional()
  .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** Filters of the log as they stand in the address. */
const id = z.uuid().optional().catch(undefined);
export const logSearch = z.object({
  action: word,
  purpose: word,
  from: day,
  to: day,
  /** Under the purpose rights only. */
  contactId: id,
  actorId: id,
});
export type LogSearch = z.output<typeof logSearch>;
