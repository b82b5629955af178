/** Whose timeline: exactly one. */
export type TimelineOf =
  | { contactId: string }
  | { companyId: string }
  | { dealId: string }
  | { ticketId: string };
