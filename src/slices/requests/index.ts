/** What the other parts of Obhut may call. */
export { answerRequest } from './answer-request.ts';
export { eraseOnRequest } from './erase.ts';
export { pageOfRequests, presentRequest } from './list-requests.ts';
export { answerReport } from './present-report.ts';
export { recordDone } from './record-done.ts';
export { type NewRequest, recordRequest } from './record-request.ts';
export { makeReport } from './report.ts';
export { confirmIdentity, proofWanted, proveByLink, SEND_PROOF_LINK } from './show-identity.ts';
export type { RequestRow } from './store.ts';
export { askIdentity, extendRequest, refuseRequest } from './take-step.ts';
export { CHANNEL_LABELS, KIND_LABELS, STATE_LABELS } from './texts.ts';
