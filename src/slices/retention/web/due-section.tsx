import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { formatDay } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { dueList } from '../contract.ts';
import classes from './retention.module.css';
import { RowsByKind } from './rows-by-kind.tsx';

const DAYS = 30;
const SHOWN = 20;

/** What goes in the next thirty days: people by name for who may see them, the rest in numbers. */
export function DueSection() {
  const { t, i18n } = useTranslation('retention');
  const { data, error, refetch } = useApi('/api/v1/retention/due', {
    schema: dueList,
    query: { days: DAYS, limit: SHOWN },
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={6} />;
  const { people, rows } = data;
  return (
    <>
      <Text size="sm" mb="xs">
        {t('due.people', { count: people.count })}
      </Text>
      <ul className={classes.list}>
        {people.items.map(({ contactId, displayName, deletesAt, because }) => (
          <li key={contactId}>
            <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="sm" fw={500}>
              {displayName}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {t('due.because', {
                date: formatDay(deletesAt, i18n.language),
                because: because.replace(/\.$/, ''),
              })}
            </Text>
          </li>
        ))}
      </ul>
      {people.next ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('due.more')}
        </Text>
      ) : null}
      <Text size="sm" mt="md" mb={4} fw={500}>
        {t('due.rows')}
      </Text>
      <RowsByKind rows={rows} none={t('due.noRows')} />
    </>
  );
}
