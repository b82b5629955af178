export { consentProofUntil, keepConsentProofs } from './consent-proof.ts';
export { type InitialFooting, initialFooting, openPurposesOf } from './footing.ts';
export { startFootingClock } from './footing-clock.ts';
export type { Identifiers } from './identifiers.ts';
export { insertGrounds } from './insert.ts';
export { loadPurposes } from './load-purposes.ts';
export { type PlannedGround, planGrounds } from './plan.ts';
export { findSuppressed, liftSuppression, suppressContacts } from './suppress.ts';
