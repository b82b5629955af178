import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { formatDay } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type RightsRequest, requestPage } from '../contract.ts';
import { RecordRequestDialog } from './record-request-dialog.tsx';
import { RequestState } from './request-state.tsx';
import classes from './requests.module.css';

/** What this person has asked for, and how it stands. */
export function OwnRequests({ contactId }: { contactId: string }) {
  const { t } = useTranslation(['requests', 'common']);
  const pages = useApiPages(`/api/v1/contacts/${contactId}/requests`, { schema: requestPage });
  const [isRecording, setRecording] = useState(false);
  const requests = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Paper component="section" aria-labelledby="own-requests">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="own-requests">
          {t('own.title')}
        </Title>
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setRecording(true)}
        >
          {t('desk.record')}
        </Button>
      </Group>
      {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <LoadingState lines={2} /> : null}
      {requests?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('own.none')}
        </Text>
      ) : null}
      <ul className={classes.list}>
        {requests?.map((request) => (
          <OwnRequest key={request.requestId} request={request} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button variant="default" size="xs" mt="sm" onClick={() => void pages.fetchNextPage()}>
          {t('common:action.loadMore')}
        </Button>
      ) : null}
      <RecordRequestDialog contactId={contactId} isOpen={isRecording} onClose={() => setRecording(false)} />
    </Paper>
  );
}

function OwnRequest({ request }: { request: RightsRequest }) {
  const { t, i18n } = useTranslation('requests');
  const { requestId, kind, state, channel, receivedOn, dueOn, doneAt, note } = request;
  const day = (value: string) => formatDay(value, i18n.language);
  return (
    <li className={classes.item}>
      <Group gap="xs">
        <AnchorLink to="/rights/$requestId" params={{ requestId }} size="sm" fw={500}>
          {t(`kind.${kind}`)}
        </AnchorLink>
        <RequestState request={request} />
      </Group>
      <Text size="sm" c="dimmed">
        {[
          t(`channel.${channel}`),
          t('own.receivedOn', { date: day(receivedOn) }),
          doneAt
            ? t('own.closedOn', { state: t(`state.${state}`), date: day(doneAt) })
            : t('own.dueOn', { date: day(dueOn) }),
        ].join(' · ')}
      </Text>
      {note ? (
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {note}
        </Text>
      ) : null}
    </li>
  );
}
