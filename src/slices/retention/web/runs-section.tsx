import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { runList } from '../contract.ts';

/** The last runs, in numbers. */
export function RunsSection() {
  const { t, i18n } = useTranslation('retention');
  const { data, error, refetch } = useApi('/api/v1/retention/runs', { schema: runList });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={4} />;
  if (data.items.length === 0) return <EmptyState title={t('runs.none')}>{t('runs.noneText')}</EmptyState>;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <SimpleTable
      label={t('runs.title')}
      rows={data.items.slice(0, 12)}
      rowKey={({ runId }) => runId}
      columns={[
        { key: 'kind', header: t('runs.kind'), cell: ({ kind }) => t(`runs.${kind}`) },
        { key: 'at', header: t('runs.at'), cell: ({ startedAt }) => <DateText value={startedAt} withTime /> },
        { key: 'state', header: t('runs.state'), cell: ({ state }) => t(`runs.state-${state}`) },
        {
          key: 'people',
          header: t('runs.people'),
          isNumber: true,
          cell: ({ people }) => number.format(people),
        },
        {
          key: 'rows',
          header: t('runs.rows'),
          isNumber: true,
          cell: ({ rows }) => number.format(rows.reduce((sum, { rows: n }) => sum + n, 0)),
        },
      ]}
    />
  );
}
