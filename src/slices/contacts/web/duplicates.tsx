import { Alert, List } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { duplicateList } from '../contract.ts';
import type { ContactValues } from './contact-values.ts';

/** Two entries for one person are never right: says so while one still types. */
export function Duplicates({ values }: { values: Pick<ContactValues, 'emails' | 'phones'> }) {
  const { t } = useTranslation('contacts');
  const { purpose } = usePurpose();
  const emails = values.emails
    .map(({ address }) => address.trim())
    .filter((address) => address.includes('@'));
  const phones = values.phones.map(({ number }) => number.trim()).filter((number) => number.length > 5);
  const [wanted] = useDebouncedValue(JSON.stringify({ emails, phones }), 600);
  const { data } = useQuery({
    queryKey: ['api', '/api/v1/contacts/duplicates', purpose, wanted],
    queryFn: () =>
      api.post('/api/v1/contacts/duplicates', { purpose, body: JSON.parse(wanted), schema: duplicateList }),
    enabled: emails.length + phones.length > 0 && wanted !== JSON.stringify({ emails: [], phones: [] }),
  });
  const found = [...new Map(data?.items.map((item) => [item.contactId ?? item.at, item])).values()];
  if (found.length === 0) return null;
  return (
    <Alert
      color="amber"
      role="status"
      icon={<IconUsersGroup size={18} aria-hidden />}
      title={t('duplicate.title')}
    >
      <List size="sm">
        {found.map(({ at, contactId, displayName, isVisible }) => (
          <List.Item key={at}>
            {isVisible && contactId ? (
              <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="sm">
                {displayName}
              </AnchorLink>
            ) : (
              t('duplicate.hidden')
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
