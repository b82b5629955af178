/** What other slices may call: write a letter, have it sent, know whether it can be. */
export { type Letter, letter, type Sender } from './letter.ts';
export { type OutgoingMail, queueMail } from './queue.ts';
export { dropHeld, holdQueued, isMailReady } from './store.ts';
