import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type DealRow, deal as dealSchema } from '../contract.ts';
import { useCloseReasons, useReasonLabel } from './use-pipelines.ts';

interface CloseDialogProps {
  deal: Pick<DealRow, 'dealId' | 'title' | 'version'>;
  outcome: 'won' | 'lost';
  onClose: () => void;
}

/** Asks why before a deal is won or lost. Closing the dialog leaves the deal as it was. */
export function CloseDialog({ deal, outcome, onClose }: CloseDialogProps) {
  const { t } = useTranslation('deals');
  return (
    <FormDialog isOpen onClose={onClose} title={t(`close.title.${outcome}`)}>
      <CloseForm deal={deal} outcome={outcome} onClose={onClose} />
    </FormDialog>
  );
}

function CloseForm({ deal: { dealId, title, version }, outcome, onClose }: CloseDialogProps) {
  const { t } = useTranslation(['deals', 'common']);
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const labelOf = useReasonLabel();
  const reasons = useCloseReasons().filter((reason) => reason.outcome === outcome && reason.isActive);
  const state = useProblemForm({
    initialValues: { reasonId: '' },
    send: ({ reasonId }) =>
      api.post(`/api/v1/deals/${dealId}/${outcome === 'won' ? 'win' : 'lose'}`, {
        purpose,
        body: { version, reasonId: reasonId || null },
        schema: dealSchema,
      }),
    onDone: () => {
      notifyDone(t(`close.done.${outcome}`, { title }));
      onClose();
      return refresh('/api/v1/deals');
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t(`close.submit.${outcome}`)} onCancel={onClose}>
      <Text size="sm">{title}</Text>
      <NativeSelect
        label={t('close.reason')}
        required={outcome === 'lost'}
        data-autofocus
        data={[
          { value: '', label: outcome === 'lost' ? t('common:form.choose') : '–' },
          ...reasons.map((reason) => ({ value: reason.reasonId, label: labelOf(reason) })),
        ]}
        {...state.form.getInputProps('reasonId')}
      />
    </ProblemForm>
  );
}
