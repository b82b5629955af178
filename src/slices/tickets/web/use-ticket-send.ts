import { api } from '../../../web/api.ts';
import { useRefresh, useSend } from '../../../web/query.ts';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type AssignmentInput, type StatusInput, type Ticket, ticket as ticketSchema } from '../contract.ts';

/** Reads again what a change of a case may have changed. */
export function useTicketRefresh(): () => Promise<void> {
  const refresh = useRefresh();
  return () => refresh('/api/v1/tickets', '/api/v1/interactions', '/api/v1/home');
}

type Step =
  | { part: 'status'; body: Omit<StatusInput, 'version'>; done: string }
  | { part: 'assignment'; body: Omit<AssignmentInput, 'version'>; done: string };

/** One step of work on a case, in one click; when somebody was faster it says so and shows what is there now. */
export function useTicketStep({ ticketId, version }: Pick<Ticket, 'ticketId' | 'version'>) {
  const refresh = useTicketRefresh();
  const { mutate, isPending } = useSend(
    ({ part, body }: Step, purpose) =>
      api.put(`/api/v1/tickets/${ticketId}/${part}`, {
        purpose,
        body: { version, ...body },
        schema: ticketSchema,
      }),
    { onDone: (_, { done }) => notifyDone(done) },
  );
  return {
    isPending,
    send: (step: Step) =>
      mutate(step, {
        onError: notifyProblem,
        onSettled: () => void refresh(),
      }),
  };
}
