import { Checkbox, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { useRecipientChoices } from '../../recipients/web/use-recipients.ts';
import { EXPORT_FORMATS, type ExportColumnList, exportColumnList, exported } from '../contract.ts';

type Chosen = { ids: readonly string[] } | { filter: Record<string, unknown> };

/** What everybody wants first. */
const USUAL = ['displayName', 'company', 'email', 'phone', 'street', 'postalCode', 'city'];
/** Stands for the firm's own use: something has to be chosen, this or a recipient. */
const OWN_USE = 'own';

export function ExportDialog({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { t } = useTranslation('exports');
  const { data, error, refetch } = useApi('/api/v1/exports/columns', { schema: exportColumnList });
  return (
    <FormDialog isOpen onClose={onClose} title={t('start.title')} isWide>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <ExportForm chosen={chosen} columns={data.items} onClose={onClose} /> : null}
      {!data && !error ? <LoadingState /> : null}
    </FormDialog>
  );
}

interface ExportFormProps {
  chosen: Chosen;
  columns: ExportColumnList['items'];
  onClose: () => void;
}

function ExportForm({ chosen, columns, onClose }: ExportFormProps) {
  const { t, i18n } = useTranslation('exports');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const recipients = useRecipientChoices();
  const state = useProblemForm({
    initialValues: {
      columns: columns.map(({ key }) => key).filter((key) => USUAL.includes(key)),
      recipientId: '',
      reason: '',
      format: 'excel',
    },
    send: ({ recipientId, columns: ticked, ...values }) =>
      api.post('/api/v1/exports', {
        purpose,
        schema: exported,
        body: {
          ...chosen,
          ...values,
          // In the order of the file, whatever was ticked first.
          columns: columns.map(({ key }) => key).filter((key) => ticked.includes(key)),
          ...(recipientId === '' ? {} : { recipientId: recipientId === OWN_USE ? null : recipientId }),
        },
      }),
    onDone: async () => {
      await refresh('/api/v1/exports');
      await navigate({ to: '/exports' });
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('start.submit')} onCancel={onClose}>
      <Text size="sm" c="dimmed">
        {'ids' in chosen ? t('start.some', { count: chosen.ids.length }) : t('start.all')}{' '}
        {t('start.purpose', { purpose: labelOf(purpose) })}
      </Text>
      <NativeSelect
        label={t('start.recipient')}
        description={t('start.recipientHint')}
        data-autofocus
        required
        data={[
          { value: '', label: t('start.choose') },
          { value: OWN_USE, label: t('start.ownUse') },
          ...recipients,
        ]}
        {...form.getInputProps('recipientId')}
      />
      <TextInput label={t('start.reason')} required maxLength={500} {...form.getInputProps('reason')} />
      <Checkbox.Group label={t('start.columns')} required {...form.getInputProps('columns')}>
        <SimpleGrid cols={{ base: 2, sm: 3 }} spacing={6} mt={4}>
          {columns.map(({ key, labelDe, labelEn }) => (
            <Checkbox key={key} value={key} label={i18n.language === 'de' ? labelDe : labelEn} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <NativeSelect
        label={t('start.format')}
        data={EXPORT_FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
        {...form.getInputProps('format')}
      />
    </ProblemForm>
  );
}
