import { z } from 'zod';

export const MAIL_FILTERS = ['all', 'waiting', 'failed', 'held', 'sent'] as const;

/** The outbox as it stands in the address. */
export const mailSearch = z.object({
  /** Default: all. */
  state: z.enum(MAIL_FILTERS).optional().catch(undefined),
  /** The mail whose details are shown. */
  mail: z.uuid().optional().catch(undefined),
});
export type MailSearch = z.output<typeof mailSearch>;
