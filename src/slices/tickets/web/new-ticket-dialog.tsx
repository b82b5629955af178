import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { ticket as ticketSchema } from '../contract.ts';
import { TicketFields } from './ticket-fields.tsx';
import { emptyTicket, type TicketValues, toTicketInput } from './ticket-values.ts';

interface NewTicketDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Where it is opened from: these are filled in. */
  start?: Partial<Pick<TicketValues, 'people' | 'company'>> | undefined;
}

export function NewTicketDialog(props: NewTicketDialogProps) {
  const { t } = useTranslation('tickets');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('new.title')} isWide>
      <NewTicketForm {...props} />
    </FormDialog>
  );
}

function NewTicketForm({ start, onClose }: NewTicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const router = useRouter();
  const own = useOpenOwnFields('ticket');
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: emptyTicket(own, start),
    send: (values) =>
      api.post('/api/v1/tickets', { purpose, body: toTicketInput(values, own), schema: ticketSchema }),
    onDone: async ({ ticketId, number }) => {
      notifyDone(t('new.done', { number }));
      onClose();
      await router.navigate({ to: '/tickets/$ticketId', params: { ticketId } });
      await refresh('/api/v1/tickets', '/api/v1/interactions', '/api/v1/home');
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('new.submit')} onCancel={onClose}>
      <TicketFields form={state.form} isNew />
    </ProblemForm>
  );
}
