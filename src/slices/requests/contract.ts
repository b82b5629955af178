/** What the rights desk says over the wire, by subject. */
export * from './contract-erasure.ts';
export * from './contract-kinds.ts';
export * from './contract-report.ts';
export * from './contract-request.ts';
export * from './contract-steps.ts';
