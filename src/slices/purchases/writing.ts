import type { PurposeRule } from '../../platform/http/route.ts';

/** Documents are written for what they are: carrying out the contract, and its accounts. */
export const WRITING: PurposeRule = { only: ['contract', 'accounting'] };
