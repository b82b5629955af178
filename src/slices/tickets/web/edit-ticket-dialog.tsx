import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { type Ticket, ticket as ticketSchema } from '../contract.ts';
import { TicketFields } from './ticket-fields.tsx';
import { toTicketChange, valuesOf } from './ticket-values.ts';
import { useTicketRefresh } from './use-ticket-send.ts';

interface EditTicketDialogProps {
  ticket: Ticket;
  isOpen: boolean;
  onClose: () => void;
}

export function EditTicketDialog(props: EditTicketDialogProps) {
  const { t } = useTranslation('tickets');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('edit.title')} isWide>
      <EditTicketForm {...props} />
    </FormDialog>
  );
}

function EditTicketForm({ ticket, onClose }: EditTicketDialogProps) {
  const { t } = useTranslation(['tickets', 'common']);
  const { purpose } = usePurpose();
  const refresh = useTicketRefresh();
  const own = useOpenOwnFields('ticket');
  const state = useProblemForm({
    initialValues: valuesOf(ticket, own),
    send: (values) =>
      api.patch(`/api/v1/tickets/${ticket.ticketId}`, {
        purpose,
        body: { version: ticket.version, ...toTicketChange(ticket, values, own) },
        schema: ticketSchema,
      }),
    onDone: async () => {
      notifyDone(t('common:state.saved'));
      onClose();
      await refresh();
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('edit.submit')} onCancel={onClose}>
      <TicketFields form={state.form} isNew={false} ownEnds={ticket.ownEnds} />
    </ProblemForm>
  );
}
