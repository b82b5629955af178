import { Badge, Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Notice, noticePage } from '../contract.ts';
import { hasActions, NoticeActions } from './notice-actions.tsx';
import { RecipientsFrame } from './recipients-frame.tsx';
import { NOTICE_FILTERS } from './search.ts';

export const NOTICES = '/api/v1/recipient-notices';
const route = getRouteApi('/shell/recipients/notices');
const COLOURS: Record<Notice['state'], string> = {
  waiting: 'gray',
  sent: 'petrol',
  answered: 'petrol',
  'given-up': 'gray',
};

/** Art. 19: who was told that somebody's data was corrected, erased or restricted, and who has answered. */
export function NoticesPage() {
  const { t } = useTranslation('recipients');
  return (
    <RecipientsFrame
      part="notices"
      subtitle={
        <>
          {t('notices.subtitle')} <PurposeNote purpose="rights" />
        </>
      }
    >
      <PurposeGate purpose="rights">
        <Notices />
      </PurposeGate>
    </RecipientsFrame>
  );
}

function Notices() {
  const { t } = useTranslation('recipients');
  const { state = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useApiPages(NOTICES, { schema: noticePage, query: { state } });
  const rows = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
        aria-label={t('notices.show')}
        data={NOTICE_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={state}
        onChange={(value) =>
          void navigate({
            search: value === 'open' ? {} : { state: value },
            replace: true,
            resetScroll: false,
          })
        }
      />
      {pages.error ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : !rows ? (
        <LoadingState />
      ) : rows.length === 0 ? (
        <EmptyState title={t(`notices.none.${state}`)}>{t('notices.noneText')}</EmptyState>
      ) : (
        <NoticeTable notices={rows} />
      )}
      {pages.hasNextPage ? (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('notices.more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function NoticeTable({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation('recipients');
  return (
    <SimpleTable
      label={t('notices.title')}
      rows={notices}
      rowKey={({ noticeId }) => noticeId}
      columns={[
        { key: 'name', header: t('notices.recipient'), cell: ({ name }) => name },
        {
          key: 'event',
          header: t('notices.event'),
          cell: ({ event }) => t(`event.${event}`),
          width: '9.5rem',
        },
        { key: 'reference', header: t('notices.reference'), cell: ({ reference }) => reference },
        {
          key: 'when',
          header: t('notices.when'),
          cell: ({ createdAt }) => <DateText value={createdAt} />,
          width: '7.5rem',
        },
        {
          key: 'state',
          header: t('notices.state'),
          cell: (notice) => <State notice={notice} />,
          width: '11rem',
        },
        {
          key: 'actions',
          header: t('directory.actions'),
          cell: (notice) => (hasActions(notice) ? <NoticeActions notice={notice} /> : null),
          width: '16rem',
        },
      ]}
    />
  );
}

function State({ notice: { state, isOverdue, email, reminders, sentAt } }: { notice: Notice }) {
  const { t } = useTranslation('recipients');
  const isLetter = state === 'waiting' && email === null;
  return (
    <>
      <Badge color={isOverdue ? 'red' : isLetter ? 'amber' : COLOURS[state]}>
        {isOverdue ? t('notices.overdue') : isLetter ? t('notices.byLetter') : t(`state.${state}`)}
      </Badge>
      {state === 'sent' && sentAt ? (
        <Text size="xs" c="dimmed">
          <DateText value={sentAt} />
          {reminders > 0 ? `, ${t('notices.reminders', { count: reminders })}` : ''}
        </Text>
      ) : null}
    </>
  );
}
