import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { REQUEST_KINDS } from '../../requests/contract.ts';
import type { Home } from '../contract.ts';
import classes from './home.module.css';
import { Quiet } from './home-section.tsx';

interface OpenRequestsProps {
  requests: Home['openRequests'];
  count: number;
}

export function OpenRequests({ requests, count }: OpenRequestsProps) {
  const { t } = useTranslation('home');
  const nameOf = (kind: string) => {
    const known = REQUEST_KINDS.find((each) => each === kind);
    return known ? t(`kind.${known}`) : kind;
  };
  if (count === 0) return <Quiet>{t('requests.none')}</Quiet>;
  return (
    <>
      <ul className={classes.list}>
        {requests.map(({ requestId, displayName, kind, dueOn }) => (
          <li key={requestId}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <AnchorLink to="/rights/$requestId" params={{ requestId }} size="sm" fw={500} truncate>
                {displayName}
              </AnchorLink>
              <Badge color="gray">{nameOf(kind)}</Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {t('requests.dueOn')} <DateText value={dueOn} />
            </Text>
          </li>
        ))}
      </ul>
      <AnchorLink to="/rights" size="sm" mt="sm" display="inline-block">
        {t('requests.all')} ({count})
      </AnchorLink>
    </>
  );
}
