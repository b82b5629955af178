export { type OutgoingMail, queueMail } from './queue.ts';
