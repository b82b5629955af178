import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { PortalRequest } from '../contract.ts';
import { Panel } from './panel.tsx';
import classes from './portal.module.css';

/** What the person has asked for, with the day of the answer. */
export function OwnRequests({ requests }: { requests: readonly PortalRequest[] }) {
  const { t } = useTranslation('portal');
  if (requests.length === 0) return null;
  return (
    <Panel title={t('requests.title')}>
      <ul className={classes.list}>
        {requests.map((request) => (
          <li key={request.requestId}>
            <Group justify="space-between" gap="xs">
              <Text fw={500}>{t(`request.${request.kind}`)}</Text>
              <Badge
                color={request.state === 'done' ? 'green' : request.state === 'refused' ? 'gray' : 'amber'}
              >
                {t(`state.${request.state}`)}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {t('requests.received')} <DateText value={request.receivedOn} />
              {request.doneAt ? (
                <>
                  {' · '}
                  {t('requests.answered')} <DateText value={request.doneAt} />
                </>
              ) : (
                <>
                  {' · '}
                  {t('requests.due')} <DateText value={request.dueOn} />
                </>
              )}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
