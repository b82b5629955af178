import type { z } from 'zod';
import type { requestInput } from './contract.ts';

/** What the other parts of Obhut may call. */
export { recordRequest } from './record-request.ts';
export type RequestInput = z.output<typeof requestInput>;
