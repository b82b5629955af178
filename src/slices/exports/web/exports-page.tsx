import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { useApi, useSend } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProgressBar } from '../../../web/ui/progress-bar.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Exported, exportList } from '../contract.ts';

const PATH = '/api/v1/exports';
const isRunning = ({ state }: Exported): boolean => state === 'queued' || state === 'running';

/** One's own exports of the last day: how far they are, and the files while they last. */
export function ExportsPage() {
  const { t } = useTranslation('exports');
  const labelOf = usePurposeLabel();
  const { data, error, refetch } = useApi(PATH, {
    schema: exportList,
    everyMs: (answer) => (answer?.items.some(isRunning) ? 1000 : false),
  });
  const toList = (
    <ButtonLink to="/contacts" search={{}} variant="default">
      {t('list.toContacts')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('list.title')} subtitle={t('list.subtitle')} actions={toList} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>
      ) : (
        <SimpleTable
          label={t('list.title')}
          rows={data.items}
          rowKey={({ exportId }) => exportId}
          columns={[
            {
              key: 'reason',
              header: t('list.reason'),
              cell: ({ reason, purpose }) => (
                <>
                  {reason}
                  <Text size="xs" c="dimmed" fw={400}>
                    {labelOf(purpose)}
                  </Text>
                </>
              ),
            },
            {
              key: 'recipient',
              header: t('list.recipient'),
              cell: ({ recipientName }) => recipientName ?? t('start.ownUse'),
            },
            { key: 'state', header: t('list.state'), cell: (item) => <StateText item={item} /> },
            {
              key: 'expires',
              header: t('list.expires'),
              cell: ({ expiresAt }) => <DateText value={expiresAt} withTime />,
              width: '11rem',
            },
            { key: 'file', header: t('list.file'), cell: (item) => <Actions item={item} />, width: '14rem' },
          ]}
        />
      )}
    </>
  );
}

function StateText({ item }: { item: Exported }) {
  const { t } = useTranslation('exports');
  if (item.state === 'failed') return t('list.failed');
  if (item.state === 'done') return t('list.done', { count: item.done });
  return <ProgressBar label={t('list.running')} done={item.done} total={item.total} />;
}

function Actions({ item }: { item: Exported }) {
  const { t } = useTranslation('exports');
  const path = `${PATH}/${item.exportId}`;
  const remove = useSend(
    (_: undefined, purpose) => api.tell('DELETE', path, { purpose }).catch(notifyProblem),
    { refreshes: [PATH], onDone: () => notifyDone(t('list.removed')) },
  );
  // The file belongs to the purpose under which it was made.
  const fetchFile = () =>
    void api.file(`${path}/file`, { purpose: item.purpose }).then(saveFile).catch(notifyProblem);
  return (
    <Group gap={4} wrap="nowrap">
      {item.state === 'done' ? (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={t('list.fetchOf', { reason: item.reason })}
          onClick={fetchFile}
        >
          {t('list.fetch')}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={t('list.removeOf', { reason: item.reason })}
        loading={remove.isPending}
        onClick={() => remove.mutate(undefined)}
      >
        {t('list.remove')}
      </Button>
    </Group>
  );
}
