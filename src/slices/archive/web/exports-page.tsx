import { Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { ARCHIVE_KINDS, archiveExport, exportList } from '../contract.ts';
import classes from './archive.module.css';
import { ArchiveFrame } from './archive-frame.tsx';
import { ExportTable } from './export-table.tsx';
import { KindsField } from './kinds-field.tsx';

const PATH = '/api/v1/archive/exports';

/** Hands documents over for a tax audit. */
export function ArchiveExportsPage() {
  const { t } = useTranslation('archive');
  return (
    <ArchiveFrame part="exports">
      <Stack gap="lg">
        <Text size="sm" c="dimmed" maw="46rem">
          {t('export.text')}
        </Text>
        <Exports />
        <Paper maw="46rem">
          <Title order={2} mb="sm">
            {t('export.new')}
          </Title>
          <ExportForm />
        </Paper>
      </Stack>
    </ArchiveFrame>
  );
}

function Exports() {
  const { t } = useTranslation('archive');
  const { data, error, refetch } = useApi(PATH, {
    schema: exportList,
    everyMs: (answer) =>
      answer?.items.some(({ state }) => state === 'queued' || state === 'running') ? 1500 : false,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0)
    return <EmptyState title={t('export.empty')}>{t('export.emptyText')}</EmptyState>;
  return <ExportTable items={data.items} />;
}

function ExportForm() {
  const { t } = useTranslation('archive');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const lastYear = new Date().getFullYear() - 1;
  const initialValues = {
    from: `${lastYear}-01-01`,
    until: `${lastYear}-12-31`,
    kinds: [...ARCHIVE_KINDS] as string[],
    recipient: '',
    reason: '',
  };
  const state = useProblemForm({
    initialValues,
    send: (body) => api.post(PATH, { purpose, body, schema: archiveExport }),
    onDone: () => {
      state.form.setValues(initialValues);
      notifyDone(t('export.wanted'));
      return refresh(PATH);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('export.new')}>
      <div className={classes.years}>
        <TextInput type="date" label={t('export.from')} required {...form.getInputProps('from')} />
        <TextInput type="date" label={t('export.until')} required {...form.getInputProps('until')} />
      </div>
      <KindsField label={t('export.kinds')} {...form.getInputProps('kinds')} />
      <TextInput
        label={t('export.recipient')}
        placeholder={t('export.recipientHint')}
        required
        {...form.getInputProps('recipient')}
      />
      <TextInput
        label={t('export.reason')}
        placeholder={t('export.reasonHint')}
        required
        {...form.getInputProps('reason')}
      />
    </ProblemForm>
  );
}
