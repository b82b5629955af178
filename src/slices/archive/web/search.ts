import { z } from 'zod';
import { ARCHIVE_KINDS } from '../contract.ts';

export const archiveSearch = z.object({
  number: z.string().trim().max(60).optional().catch(undefined),
  kind: z.enum(ARCHIVE_KINDS).optional().catch(undefined),
  endsBy: z.number().int().optional().catch(undefined),
});
