import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { formatTime } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type DryRun, dryRun } from '../contract.ts';
import { RowsByKind } from './rows-by-kind.tsx';

/** What tonight's runs would delete, counted exactly; nothing is changed. */
export function DryRunDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('retention');
  const { data, error, refetch } = useApi('/api/v1/retention/dry-run', { schema: dryRun });
  return (
    <FormDialog isOpen onClose={onClose} title={t('dryRun.title')} isWide>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Outcome run={data} /> : error ? null : <LoadingState lines={8} />}
    </FormDialog>
  );
}

function Outcome({ run }: { run: DryRun }) {
  const { t, i18n } = useTranslation('retention');
  const none = t('dryRun.nothing');
  return (
    <Stack gap="md">
      <Text size="sm">{t('dryRun.text', { until: formatTime(run.until, i18n.language) })}</Text>
      {run.gate === 'open' ? null : <Text size="sm">{t('dryRun.stopped')}</Text>}
      <Part title={t('dryRun.people', { count: run.people.count })}>
        <RowsByKind rows={run.people.rows} none={none} />
      </Part>
      <Part title={t('dryRun.narrowing', { count: run.narrowing.count })}>
        <RowsByKind rows={run.narrowing.rows} none={none} />
      </Part>
      <Part title={t('dryRun.aged')}>
        <RowsByKind rows={run.aged} none={none} />
      </Part>
      <Part title={t('dryRun.clocks')}>
        <RowsByKind rows={run.clocks} none={none} />
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}
