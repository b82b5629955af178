import { Alert, Button, Radio, Stack, Text, Textarea } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { AddGroundDialog } from '../../grounds/web/add-ground-dialog.tsx';
import { type Ticket, ticket as ticketSchema } from '../contract.ts';
import { useTicketRefresh } from './use-ticket-send.ts';

interface SatisfactionDialogProps {
  ticket: Ticket;
  person: Ticket['people'][number];
  isOpen: boolean;
  onClose: () => void;
}

/** Without an open consent there is nothing to fill in, but a way to record one. */
export function SatisfactionDialog({ ticket, person, isOpen, onClose }: SatisfactionDialogProps) {
  const { t } = useTranslation('tickets');
  const [isAdding, setAdding] = useState(false);
  const refresh = useTicketRefresh();
  return (
    <>
      <FormDialog
        isOpen={isOpen && !isAdding}
        onClose={onClose}
        title={t('satisfaction.title', { name: person.displayName })}
      >
        {person.mayBeAsked ? (
          <SatisfactionForm ticket={ticket} person={person} onClose={onClose} />
        ) : (
          <Refused onAdd={() => setAdding(true)} />
        )}
      </FormDialog>
      <AddGroundDialog
        contactId={person.contactId}
        purpose="profiling"
        isOpen={isAdding}
        onClose={() => {
          setAdding(false);
          void refresh();
        }}
      />
    </>
  );
}

function Refused({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('tickets');
  const mayAdd = useMay('ground.write');
  return (
    <Alert
      color="amber"
      icon={<IconShieldLock size={18} aria-hidden />}
      title={t('satisfaction.refusedTitle')}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('satisfaction.refusedText')}</Text>
        {mayAdd ? (
          <Button variant="default" onClick={onAdd}>
            {t('satisfaction.addConsent')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}

const SCORES = ['1', '2', '3', '4', '5'] as const;

function SatisfactionForm({ ticket, person, onClose }: Omit<SatisfactionDialogProps, 'isOpen'>) {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const refresh = useTicketRefresh();
  const state = useProblemForm({
    initialValues: {
      score: person.satisfaction ? String(person.satisfaction.score) : '',
      comment: person.satisfaction?.comment ?? '',
    },
    send: ({ score, comment }) =>
      api.put(`/api/v1/tickets/${ticket.ticketId}/satisfaction/${person.contactId}`, {
        purpose,
        body: { comment, ...(score ? { score: Number(score) } : {}) },
        schema: ticketSchema,
      }),
    onDone: async () => {
      notifyDone(t('satisfaction.done'));
      onClose();
      await refresh();
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('satisfaction.submit')} onCancel={onClose}>
      <Radio.Group label={t('satisfaction.score')} required {...state.form.getInputProps('score')}>
        <Stack gap={6} mt={6}>
          {SCORES.map((score) => (
            <Radio key={score} value={score} label={t(`satisfaction.scoreOf.${score}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('satisfaction.comment')}
        maxLength={2000}
        maxRows={8}
        {...state.form.getInputProps('comment')}
      />
    </ProblemForm>
  );
}
