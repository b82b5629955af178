/** What tasks are shown for: exactly one of these. */
export type TasksOf =
  | { contactId: string }
  | { companyId: string }
  | { dealId: string }
  | { ticketId: string };

interface OpenTasksProps {
  of: TasksOf;
  /** What a task that is added here is about besides: the people and the company of the deal or ticket. */
  about?: { contactIds?: readonly string[]; companyId?: string | null | undefined };
}

/** Open tasks of a contact, company, deal or ticket in the side column, with a line to add one. */
export function OpenTasks(_props: OpenTasksProps) {
  return null;
}
