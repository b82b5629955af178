import { List, NativeSelect, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { RETURN_REASONS, RETURN_STATUS, type SalesReturn, salesReturn } from '../contract.ts';
import { showDecimal } from './decimals.ts';
import { useMayWrite } from './use-may-write.ts';

/** A return by its id. */
export function OneReturn({ returnId, onClose }: { returnId: string; onClose: () => void }) {
  const { data } = useApi(`/api/v1/returns/${returnId}`, { schema: salesReturn });
  return data ? <ReturnDialog entry={data} onClose={onClose} /> : null;
}

/** What came back, and where it stands. */
function ReturnDialog({ entry, onClose }: { entry: SalesReturn; onClose: () => void }) {
  const { t } = useTranslation('purchases');
  return (
    <FormDialog isOpen onClose={onClose} title={t('return.title', { number: entry.number })}>
      <ReturnForm entry={entry} onClose={onClose} />
    </FormDialog>
  );
}

function ReturnForm({ entry, onClose }: { entry: SalesReturn; onClose: () => void }) {
  const { t, i18n } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const mayWrite = useMayWrite();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { status: entry.status as string, reason: entry.reason as string, note: entry.note },
    send: (values) =>
      api.patch(`/api/v1/returns/${entry.returnId}`, {
        purpose,
        body: { ...values, version: entry.version },
        schema: salesReturn,
      }),
    onDone: () => {
      notifyDone(t('return.saved'));
      onClose();
      return refresh('/api/v1/returns', '/api/v1/invoices');
    },
  });
  const what = (
    <>
      <Text size="sm">{entry.customer.name}</Text>
      <List size="sm">
        {entry.lines.map(({ text, quantity, unit }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, and their order is fixed
          <List.Item key={index}>
            {showDecimal(quantity, i18n.language)} {unit} {text}
          </List.Item>
        ))}
      </List>
    </>
  );
  if (!mayWrite) return what;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      {what}
      <NativeSelect
        label={t('column.state')}
        data-autofocus
        data={RETURN_STATUS.map((value) => ({ value, label: t(`returnStatus.${value}`) }))}
        {...state.form.getInputProps('status')}
      />
      <NativeSelect
        label={t('column.reason')}
        data={RETURN_REASONS.map((value) => ({ value, label: t(`returnReason.${value}`) }))}
        {...state.form.getInputProps('reason')}
      />
      <Textarea label={t('field.note')} autosize minRows={2} {...state.form.getInputProps('note')} />
    </ProblemForm>
  );
}
