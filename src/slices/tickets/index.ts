/** What other slices may call. */
export { changeStatus } from './change-status.ts';
export { createTicket } from './create-ticket.ts';
export { recordSatisfaction } from './record-satisfaction.ts';
export { sendMessage } from './send-message.ts';
export { assignTickets, restoreTicketOwners, visibleTickets } from './store-many.ts';
