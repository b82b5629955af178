import { Alert, Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconLock, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { DateText, formatTime } from '../../../web/ui/dates.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { type SimpleColumn, SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { REQUEST_KINDS } from '../../requests/contract.ts';
import { type RestrictedRecord, restrictedList } from '../contract-restriction.ts';
import { type RecordDialog, RecordDialogs } from './record-dialogs.tsx';

export function RestrictedRecords() {
  const { t } = useTranslation('grounds');
  const { data, error, refetch } = useApi('/api/v1/restrictions', { schema: restrictedList });
  const [dialog, setDialog] = useState<RecordDialog>();
  const columns = useColumns(setDialog);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={4} />;
  if (data.items.length === 0)
    return (
      <EmptyState title={t('restrictions.none')} icon={<IconLock size={32} stroke={1.4} aria-hidden />}>
        {t('restrictions.noneText')}
      </EmptyState>
    );
  return (
    <Stack gap="sm">
      {data.isAlone ? <Alert color="amber">{t('restrictions.alone')}</Alert> : null}
      <SimpleTable
        label={t('restrictions.records')}
        columns={columns}
        rows={data.items}
        rowKey={({ restrictionId }) => restrictionId}
      />
      <RecordDialogs dialog={dialog} isAlone={data.isAlone} onClose={() => setDialog(undefined)} />
    </Stack>
  );
}

function useColumns(onAction: (dialog: RecordDialog) => void): SimpleColumn<RestrictedRecord>[] {
  const { t } = useTranslation('grounds');
  return [
    {
      key: 'marker',
      header: t('restrictions.marker'),
      width: '9rem',
      cell: ({ marker }) => (
        <Text span ff="monospace" size="sm" fw={600}>
          {marker}
        </Text>
      ),
    },
    {
      key: 'reason',
      header: t('restriction.reason'),
      cell: ({ reason, since }) => (
        <>
          <Text size="sm">{t(`reason.${reason}`)}</Text>
          <Text size="sm" c="dimmed">
            {t('restrictions.since')} <DateText value={since} />
          </Text>
        </>
      ),
    },
    {
      key: 'review',
      header: t('restrictions.dates'),
      cell: (record) => <Dates record={record} />,
    },
    {
      key: 'requests',
      header: t('restrictions.requests'),
      cell: ({ requests }) => (requests.length > 0 ? <Requests requests={requests} /> : null),
    },
    {
      key: 'actions',
      header: t('restrictions.state'),
      width: '15rem',
      cell: (record) => <RecordActions record={record} onAction={onAction} />,
    },
  ];
}

function Dates({ record: { reviewOn, isReviewDue, told, deletesAt } }: { record: RestrictedRecord }) {
  const { t } = useTranslation('grounds');
  return (
    <>
      <Group gap={6}>
        <Text size="sm">
          {t('restrictions.reviewOn')} <DateText value={reviewOn} />
        </Text>
        {isReviewDue ? <Badge color="amber">{t('restrictions.due')}</Badge> : null}
      </Group>
      <Text size="sm" c="dimmed">
        {t('restrictions.ends')} <DateText value={deletesAt} />
      </Text>
      {told ? (
        <Text size="sm" c="dimmed">
          {told.at ? (
            <>
              {t('restrictions.toldAt')} <DateText value={told.at} />
            </>
          ) : (
            t(
              told.mail === 'failed' || told.mail === 'gone'
                ? 'restrictions.mailFailed'
                : 'restrictions.mailWaits',
            )
          )}
          {told.liftOn ? (
            <>
              {', '}
              {t('restrictions.liftFrom')} <DateText value={told.liftOn} />
            </>
          ) : null}
        </Text>
      ) : null}
    </>
  );
}

function Requests({ requests }: { requests: RestrictedRecord['requests'] }) {
  const { t } = useTranslation(['grounds', 'requests']);
  return requests.map(({ requestId, kind, dueOn }) => {
    const known = REQUEST_KINDS.find((each) => each === kind);
    return (
      <Text size="sm" key={requestId}>
        {known ? t(`requests:kind.${known}`) : kind}, {t('restrictions.requestDue')}{' '}
        <DateText value={dueOn} />
      </Text>
    );
  });
}

interface RecordActionsProps {
  record: RestrictedRecord;
  onAction: (dialog: RecordDialog) => void;
}

function RecordActions({ record, onAction }: RecordActionsProps) {
  const { t, i18n } = useTranslation('grounds');
  const { contactId, openUntil, openingAskedAt, isAskedByMe, marker } = record;
  const isOpen = contactId !== null;
  return (
    <Stack gap={6} align="flex-start">
      {openUntil ? (
        <Text size="sm" fw={500}>
          {t('restrictions.openUntil', { time: formatTime(openUntil, i18n.language) })}
        </Text>
      ) : openingAskedAt ? (
        <Text size="sm" c="dimmed">
          {t('restrictions.asked')}
        </Text>
      ) : null}
      <Group gap={6}>
        {isOpen ? (
          <ButtonLink
            to="/contacts/$contactId/rights"
            params={{ contactId }}
            size="xs"
            leftSection={<IconUser size={14} aria-hidden />}
          >
            {t('restrictions.toPerson')}
          </ButtonLink>
        ) : isAskedByMe ? null : (
          <Button size="xs" variant="light" onClick={() => onAction({ action: 'ask', record })}>
            {t('restrictions.ask')}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              aria-label={t('restrictions.more', { marker })}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              {t('restrictions.next')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onAction({ action: 'review', record })}>
              {t('restrictions.review')}
            </Menu.Item>
            <Menu.Item onClick={() => onAction({ action: 'tell', record })}>
              {t('restrictions.tell')}
            </Menu.Item>
            {isOpen ? (
              <Menu.Item onClick={() => onAction({ action: 'lift', record })}>{t('action.lift')}</Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Stack>
  );
}
