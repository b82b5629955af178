import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Home } from '../contract.ts';
import classes from './home.module.css';
import { Quiet } from './home-section.tsx';

export function RecentContacts({ contacts }: { contacts: Home['recent'] }) {
  const { t } = useTranslation('home');
  if (contacts.length === 0) return <Quiet>{t('recent.none')}</Quiet>;
  return (
    <ul className={classes.list}>
      {contacts.map(({ contactId, displayName, updatedAt }) => (
        <li key={contactId}>
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="sm" truncate>
              {displayName}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              <DateText value={updatedAt} />
            </Text>
          </Group>
        </li>
      ))}
    </ul>
  );
}
