import { Badge, Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type SimpleColumn, SimpleTable } from '../../../web/ui/simple-table.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Opening, openingList, opening as openingSchema } from '../contract-restriction.ts';

/** In minutes; at most eight hours. */
const DURATIONS = [
  ['quarter', 15],
  ['hour', 60],
  ['fourHours', 240],
  ['eightHours', 480],
] as const;
const COLOURS = { asked: 'amber', open: 'petrol', ended: 'gray', refused: 'gray', lapsed: 'gray' } as const;

/** What waits for a second person, and what became of the others: reason and marker, never whom it is about. */
export function OpeningList() {
  const { t } = useTranslation('grounds');
  const { data, error, refetch } = useApi('/api/v1/restriction-openings', { schema: openingList });
  const columns = useColumns();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={3} />;
  if (data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('restrictions.noOpenings')}
      </Text>
    );
  return (
    <SimpleTable
      label={t('restrictions.openings')}
      columns={columns}
      rows={data.items}
      rowKey={({ openingId }) => openingId}
    />
  );
}

function useColumns(): SimpleColumn<Opening>[] {
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
    { key: 'reason', header: t('restrictions.askReason'), cell: ({ reason }) => reason },
    {
      key: 'by',
      header: t('restrictions.askedBy'),
      cell: ({ requestedBy, requestedAt }) => (
        <>
          <Text size="sm">{requestedBy}</Text>
          <Text size="sm" c="dimmed">
            <DateText value={requestedAt} withTime />
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t('restrictions.decision'),
      width: '9rem',
      cell: (row) => <State opening={row} />,
    },
    {
      key: 'reads',
      header: t('restrictions.reads'),
      width: '6rem',
      isNumber: true,
      cell: ({ reads, decidedAt }) => (decidedAt ? reads : null),
    },
    {
      key: 'actions',
      header: t('restrictions.decide'),
      width: '16rem',
      cell: (row) => <Decide opening={row} />,
    },
  ];
}

function State({ opening: { state, decidedBy, openUntil, isAlone } }: { opening: Opening }) {
  const { t } = useTranslation('grounds');
  return (
    <>
      <Badge color={COLOURS[state]}>{t(`restrictions.openingState.${state}`)}</Badge>
      {decidedBy ? (
        <Text size="sm" c="dimmed">
          {isAlone ? t('restrictions.aloneBy') : t('restrictions.decidedBy', { name: decidedBy })}
        </Text>
      ) : null}
      {openUntil ? (
        <Text size="sm" c="dimmed">
          {t('restrictions.until')} <DateText value={openUntil} withTime />
        </Text>
      ) : null}
    </>
  );
}

function Decide({ opening: { openingId, marker, state, isMine } }: { opening: Opening }) {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const [minutes, setMinutes] = useState(60);
  const [isBusy, setBusy] = useState(false);
  const decide = async (decision: 'approved' | 'refused' | 'closed') => {
    setBusy(true);
    try {
      const body = decision === 'approved' ? { decision, minutes } : { decision };
      await api.patch(`/api/v1/restriction-openings/${openingId}`, { purpose, body, schema: openingSchema });
      notifyDone(t(`restrictions.decided.${decision}`));
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
      await refresh('/api/v1/restriction', '/api/v1/home');
    }
  };
  if (state === 'open')
    return (
      <Button size="xs" variant="default" loading={isBusy} onClick={() => void decide('closed')}>
        {t('restrictions.close')}
      </Button>
    );
  if (state !== 'asked') return null;
  if (isMine)
    return (
      <Text size="sm" c="dimmed">
        {t('restrictions.waits')}
      </Text>
    );
  return (
    <Group gap={6}>
      <NativeSelect
        size="xs"
        aria-label={t('restrictions.howLong', { marker })}
        value={String(minutes)}
        onChange={({ currentTarget }) => setMinutes(Number(currentTarget.value))}
        data={DURATIONS.map(([name, value]) => ({
          value: String(value),
          label: t(`restrictions.minutes.${name}`),
        }))}
      />
      <Button size="xs" loading={isBusy} onClick={() => void decide('approved')}>
        {t('restrictions.approve')}
      </Button>
      <Button size="xs" variant="default" disabled={isBusy} onClick={() => void decide('refused')}>
        {t('restrictions.refuse')}
      </Button>
    </Group>
  );
}
