import { z } from 'zod';
import { id, wireTime } from '../../kernel/wire.ts';

export const erasurePreview = z.object({
  contactId: id,
  displayName: z.string(),
  goes: z.array(z.object({ table: z.string(), label: z.string(), rows: z.number().int() })),
  keeps: z.array(
    z.object({
      /** As in the receipt: `ledger-entry`, `log-without-name`, `consent-proof`, `archive`, `suppression` (only if asked for). */
      code: z.string(),
      what: z.string(),
      why: z.string(),
      until: wireTime.nullable(),
      identifies: z.boolean(),
    }),
  ),
});
export type ErasurePreview = z.output<typeof erasurePreview>;
export const erasureInput = z.strictObject({
  /** Must be true: erasure cannot be undone. */
  confirm: z.literal(true),
  reason: z.enum(['request', 'withdrawn']).default('request'),
  /** Leave keyed hashes so that the person does not come back by import or API. */
  suppress: z.boolean().default(true),
});
/** The receipt says nothing about who it was. */
export const erasureReceipt = z.object({
  receiptId: id,
  erasedAt: wireTime,
  reason: z.string(),
  counts: z.record(z.string(), z.number().int()),
  kept: z.array(z.string()),
});
export type ErasureReceipt = z.output<typeof erasureReceipt>;
