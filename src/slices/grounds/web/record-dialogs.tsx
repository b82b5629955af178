import { Alert, Checkbox, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { footing } from '../contract.ts';
import { opening, type RestrictedRecord, restrictedRecord, TOLD_WAYS } from '../contract-restriction.ts';

export interface RecordDialog {
  action: 'ask' | 'review' | 'tell' | 'lift';
  record: RestrictedRecord;
}
interface RecordDialogsProps {
  dialog: RecordDialog | undefined;
  isAlone: boolean;
  onClose: () => void;
}

/** All that can be done with a restricted record; at most one dialog is open. */
export function RecordDialogs({ dialog, isAlone, onClose }: RecordDialogsProps) {
  const { t } = useTranslation('grounds');
  const title = (action: RecordDialog['action']): string =>
    dialog && dialog.action === action
      ? t(`restrictions.dialog.${action}`, { marker: dialog.record.marker })
      : '';
  const isOpen = (action: RecordDialog['action']): boolean => dialog?.action === action;
  return (
    <>
      <FormDialog isOpen={isOpen('ask')} onClose={onClose} title={title('ask')}>
        {dialog ? <AskForm record={dialog.record} isAlone={isAlone} onClose={onClose} /> : null}
      </FormDialog>
      <FormDialog isOpen={isOpen('review')} onClose={onClose} title={title('review')}>
        {dialog ? <ReviewForm record={dialog.record} onClose={onClose} /> : null}
      </FormDialog>
      <FormDialog isOpen={isOpen('tell')} onClose={onClose} title={title('tell')}>
        {dialog ? <TellForm record={dialog.record} onClose={onClose} /> : null}
      </FormDialog>
      {dialog?.action === 'lift' ? (
        <LiftDialog record={dialog.record} title={title('lift')} onClose={onClose} />
      ) : null}
    </>
  );
}

interface FormProps {
  record: RestrictedRecord;
  onClose: () => void;
}
const RECORDS = ['/api/v1/restrictions', '/api/v1/restriction-openings', '/api/v1/home'];

function AskForm({ record, isAlone, onClose }: FormProps & { isAlone: boolean }) {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { reason: '', isAlone: false },
    send: (body) =>
      api.post(`/api/v1/restrictions/${record.restrictionId}/openings`, { purpose, body, schema: opening }),
    onDone: async ({ isAlone: opened }) => {
      notifyDone(t(opened ? 'restrictions.opened' : 'restrictions.askDone'));
      onClose();
      await refresh(...RECORDS);
    },
  });
  return (
    <ProblemForm
      state={state}
      submitLabel={t(isAlone ? 'restrictions.openAlone' : 'restrictions.ask')}
      onCancel={onClose}
    >
      {isAlone ? (
        <Alert color="amber">{t('restrictions.alone')}</Alert>
      ) : (
        <Text size="sm">{t('restrictions.askText')}</Text>
      )}
      <TextInput
        label={t('restrictions.askReason')}
        description={t('restrictions.askReasonHint')}
        required
        {...state.form.getInputProps('reason')}
      />
      {isAlone ? (
        <Checkbox
          label={t('restrictions.aloneConfirm')}
          {...state.form.getInputProps('isAlone', { type: 'checkbox' })}
        />
      ) : null}
    </ProblemForm>
  );
}

function ReviewForm({ record, onClose }: FormProps) {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { reviewOn: dayOf(addDays(30)) },
    send: (body) =>
      api.patch(`/api/v1/restrictions/${record.restrictionId}`, { purpose, body, schema: restrictedRecord }),
    onDone: async () => {
      notifyDone(t('restrictions.reviewDone'));
      onClose();
      await refresh(...RECORDS);
    },
  });
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <Text size="sm">{t('restrictions.reviewText')}</Text>
      <TextInput
        type="date"
        label={t('restrictions.nextReview')}
        required
        {...state.form.getInputProps('reviewOn')}
      />
    </ProblemForm>
  );
}

function TellForm({ record, onClose }: FormProps) {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const isOpen = record.contactId !== null;
  const state = useProblemForm({
    initialValues: {
      how: (isOpen ? 'mail' : 'letter') as string,
      toldOn: dayOf(new Date()),
      liftOn: dayOf(addDays(14)),
      why: '',
    },
    send: ({ how, toldOn, liftOn, why }) =>
      api.post(`/api/v1/restrictions/${record.restrictionId}/notice`, {
        purpose,
        body: how === 'mail' ? { how, liftOn, why } : { how, toldOn, liftOn },
        schema: restrictedRecord,
      }),
    onDone: async () => {
      notifyDone(t('restrictions.tellDone'));
      onClose();
      await refresh(...RECORDS);
    },
  });
  const byMail = state.form.values.how === 'mail';
  return (
    <ProblemForm
      state={state}
      submitLabel={t(byMail ? 'restrictions.tellSend' : 'restrictions.tellRecord')}
      onCancel={onClose}
    >
      <Text size="sm">{t('restrictions.tellText')}</Text>
      <NativeSelect
        label={t('restrictions.how')}
        description={isOpen ? undefined : t('restrictions.mailNeedsOpen')}
        data={TOLD_WAYS.map((value) => ({
          value,
          label: t(`restrictions.way.${value}`),
          disabled: value === 'mail' && !isOpen,
        }))}
        {...state.form.getInputProps('how')}
      />
      {byMail ? (
        <Textarea
          label={t('restrictions.why')}
          description={t('restrictions.whyHint')}
          {...state.form.getInputProps('why')}
        />
      ) : (
        <TextInput
          type="date"
          label={t('restrictions.toldOn')}
          required
          {...state.form.getInputProps('toldOn')}
        />
      )}
      <TextInput
        type="date"
        label={t('restrictions.liftOn')}
        description={t('restrictions.liftOnHint')}
        required
        {...state.form.getInputProps('liftOn')}
      />
    </ProblemForm>
  );
}

function LiftDialog({ record, title, onClose }: FormProps & { title: string }) {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      confirmLabel={t('action.lift')}
      onConfirm={async () => {
        await api.delete(`/api/v1/contacts/${record.contactId}/restriction`, { purpose, schema: footing });
        notifyDone(t('restriction.lifted'));
        await refresh(...RECORDS, '/api/v1/contacts');
      }}
    >
      <Text size="sm">{t('restriction.liftText')}</Text>
    </ConfirmDialog>
  );
}
