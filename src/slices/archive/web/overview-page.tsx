import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type ArchiveOverview, archiveOverview } from '../contract.ts';
import { ArchiveFrame } from './archive-frame.tsx';
import { CheckPanel } from './check-panel.tsx';
import { YearChart } from './year-chart.tsx';

/** What lies in the archive, what goes when, and whether it is as it was filed. */
export function ArchiveOverviewPage() {
  return (
    <ArchiveFrame part="overview">
      <Overview />
    </ArchiveFrame>
  );
}

function Overview() {
  const { t } = useTranslation('archive');
  const { data, error, refetch } = useApi('/api/v1/archive/overview', {
    schema: archiveOverview,
    everyMs: (answer) => (answer?.check && answer.check.state !== 'done' ? 1500 : false),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.years.length === 0)
    return <EmptyState title={t('overview.empty')}>{t('overview.emptyText')}</EmptyState>;
  return (
    <Stack gap="lg">
      <Paper>
        <Title order={2} mb="sm">
          {t('overview.byYear')}
        </Title>
        <YearChart years={data.years} />
      </Paper>
      <Paper>
        <Title order={2}>{t('overview.ends')}</Title>
        <Text size="sm" c="dimmed" mb="sm" maw="46rem">
          {t('overview.endsText')}
        </Text>
        <Ends ends={data.ends} />
      </Paper>
      <CheckPanel check={data.check} />
    </Stack>
  );
}

function Ends({ ends }: { ends: ArchiveOverview['ends'] }) {
  const { t, i18n } = useTranslation('archive');
  const number = new Intl.NumberFormat(i18n.language);
  const thisYear = new Date().getFullYear();
  return (
    <SimpleTable
      label={t('overview.ends')}
      rows={ends}
      rowKey={({ year }) => String(year)}
      columns={[
        {
          key: 'year',
          header: t('overview.year'),
          cell: ({ year }) => (
            <AnchorLink to="/archive" search={{ endsBy: year }}>
              {t('overview.endOf', { year })}
              {year < thisYear ? ` · ${t('overview.overdue')}` : ''}
            </AnchorLink>
          ),
        },
        {
          key: 'documents',
          header: t('overview.documents'),
          cell: ({ documents }) => number.format(documents),
          isNumber: true,
          width: '8rem',
        },
        {
          key: 'held',
          header: t('overview.held'),
          cell: ({ held }) => (held > 0 ? number.format(held) : null),
          isNumber: true,
          width: '9rem',
        },
      ]}
    />
  );
}
