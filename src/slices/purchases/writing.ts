import type { PurposeRule } from '../../platform/http/route.ts';

/** Documents are written for what they are: carrying out the contract, and its accounts. */
export const WRITING: PurposeRule = { only: ['contract', 'accounting'] };
/** The archive opens for accounts and audits, and for the person's rights (docs/decisions/0015). */
export const ARCHIVE: PurposeRule = { only: ['accounting', 'rights'] };
