import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useSend } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type BulkChange, bulkChange, bulkChanges } from '../contract.ts';

const PATH = '/api/v1/bulk-changes';
const isRunning = ({ state }: BulkChange): boolean => ['queued', 'running', 'undoing'].includes(state);

/** One's own changes of many of the last week, and the way back. */
export function BulkChangesPage() {
  const { t } = useTranslation(['bulk', 'common']);
  const { data, error, refetch } = useApi(PATH, {
    schema: bulkChanges,
    everyMs: (answer) => (answer?.items.some(isRunning) ? 1000 : false),
  });
  return (
    <>
      <PageHeader title={t('recent.title')} subtitle={t('recent.subtitle')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('recent.none')}>{t('recent.noneText')}</EmptyState>
      ) : (
        <SimpleTable
          label={t('recent.title')}
          rows={data.items}
          rowKey={({ changeId }) => changeId}
          columns={[
            {
              key: 'what',
              header: t('recent.what'),
              cell: ({ list, field }) => `${t(`common:page.${list}`)}: ${t(`field.${field}`)}`,
            },
            {
              key: 'when',
              header: t('recent.when'),
              cell: ({ createdAt }) => <DateText value={createdAt} withTime />,
              width: '12rem',
            },
            { key: 'state', header: t('recent.state'), cell: (change) => <StateText change={change} /> },
            {
              key: 'undo',
              header: t('result.undo'),
              cell: (change) => <UndoButton change={change} />,
              width: '13rem',
            },
          ]}
        />
      )}
    </>
  );
}

function StateText({ change: { state, done, total, changed, undone } }: { change: BulkChange }) {
  const { t } = useTranslation('bulk');
  if (state === 'done') return t('result.done', { count: changed });
  if (state === 'undone') return t('result.undone', { undone, changed });
  if (state === 'failed') return t('result.failed');
  return state === 'undoing'
    ? t('result.undoing', { done, total: changed })
    : t('result.running', { done, total });
}

function UndoButton({ change }: { change: BulkChange }) {
  const { t } = useTranslation('bulk');
  const undo = useSend(
    (_: undefined, purpose) =>
      api.post(`${PATH}/${change.changeId}/undo`, { purpose, schema: bulkChange }).catch(notifyProblem),
    { refreshes: [PATH] },
  );
  if (change.state !== 'done' || change.changed === 0) return null;
  return (
    <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
      {t('result.undo')}
    </Button>
  );
}
