import { z } from 'zod';
import { EINVOICE_STATES } from '../../contract-einvoice.ts';

export const einvoiceSearch = z.object({ state: z.enum(EINVOICE_STATES).optional().catch(undefined) });
