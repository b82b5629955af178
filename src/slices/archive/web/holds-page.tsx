import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DateText, formatDay } from '../../../web/ui/dates.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Hold, hold, holdList } from '../contract.ts';
import { ArchiveFrame } from './archive-frame.tsx';
import { HoldDialog } from './hold-dialog.tsx';

/** What stays although its period is over, and why. */
export function ArchiveHoldsPage() {
  return (
    <ArchiveFrame part="holds">
      <Holds />
    </ArchiveFrame>
  );
}

function Holds() {
  const { t } = useTranslation('archive');
  const [isNew, setNew] = useState(false);
  const { data, error, refetch } = useApi('/api/v1/archive/holds', { schema: holdList });
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="start">
        <Text size="sm" c="dimmed" maw="46rem">
          {t('hold.text')}
        </Text>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
          {t('hold.new')}
        </Button>
      </Group>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('hold.empty')}>{t('hold.emptyText')}</EmptyState>
      ) : (
        <HoldTable holds={data.items} />
      )}
      <HoldDialog isOpen={isNew} onClose={() => setNew(false)} />
    </Stack>
  );
}

function HoldTable({ holds }: { holds: readonly Hold[] }) {
  const { t, i18n } = useTranslation('archive');
  const [ending, setEnding] = useState<Hold>();
  return (
    <>
      <SimpleTable
        label={t('hold.label')}
        rows={holds}
        rowKey={({ holdId }) => holdId}
        columns={[
          { key: 'note', header: t('hold.note'), cell: ({ note }) => note },
          {
            key: 'reason',
            header: t('hold.reason'),
            cell: ({ reason }) => t(`hold.reasons.${reason}`),
            width: '11rem',
          },
          { key: 'covers', header: t('hold.covers'), cell: (row) => <Covers of={row} /> },
          {
            key: 'review',
            header: t('hold.review'),
            cell: ({ reviewOn, isReviewDue, endedAt }) =>
              endedAt ? null : (
                <Group gap={6}>
                  <DateText value={reviewOn} />
                  {isReviewDue ? <Badge color="amber">{t('hold.reviewDue')}</Badge> : null}
                </Group>
              ),
            width: '9rem',
          },
          {
            key: 'set',
            header: t('hold.setBy'),
            cell: ({ setAt, setBy }) => (
              <>
                <DateText value={setAt} /> {setBy}
              </>
            ),
            width: '11rem',
          },
          {
            key: 'end',
            header: t('hold.end'),
            cell: (row) =>
              row.endedAt ? (
                t('hold.ended', { date: formatDay(row.endedAt, i18n.language) })
              ) : (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setEnding(row)}
                  aria-label={t('hold.endOf', { note: row.note })}
                >
                  {t('hold.end')}
                </Button>
              ),
            width: '9rem',
          },
        ]}
      />
      <EndDialog of={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}

function Covers({ of: { fromYear, untilYear, kinds, numbers } }: { of: Hold }) {
  const { t } = useTranslation('archive');
  if (fromYear === null || untilYear === null) return numbers.join(', ');
  const years = fromYear === untilYear ? fromYear : t('hold.years', { from: fromYear, until: untilYear });
  return `${years}: ${kinds.map((kind) => t(`kinds.${kind}`)).join(', ')}`;
}

function EndDialog({ of, onClose }: { of: Hold | undefined; onClose: () => void }) {
  const { t } = useTranslation('archive');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen={of !== undefined}
      onClose={onClose}
      title={t('hold.endTitle')}
      confirmLabel={t('hold.end')}
      danger
      onConfirm={async () => {
        await api.post(`/api/v1/archive/holds/${of?.holdId}/end`, { purpose, body: {}, schema: hold });
        notifyDone(t('hold.endedDone'));
        await refresh('/api/v1/archive', '/api/v1/archive/holds', '/api/v1/archive/overview');
      }}
    >
      <Text size="sm">{t('hold.endText')}</Text>
    </ConfirmDialog>
  );
}
