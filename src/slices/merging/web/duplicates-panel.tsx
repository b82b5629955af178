import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { duplicatePairs } from '../contract.ts';
import { Signs } from './duplicates-page.tsx';

/** On the page of a contact: who may be the same person. Nothing where there is nobody. */
export function DuplicatesPanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('merging');
  const { data } = useApi('/api/v1/duplicates', { schema: duplicatePairs, query: { contactId, limit: 5 } });
  if (!data || data.items.length === 0) return null;
  return (
    <Alert color="amber" icon={<IconUsers size={18} aria-hidden />} title={t('panel.title')}>
      <Stack gap="xs">
        {data.items.map(({ pairId, first, second, signs }) => {
          const other = first.contactId === contactId ? second : first;
          return (
            <div key={pairId}>
              <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
                <Text size="sm" fw={500}>
                  {other.displayName}
                </Text>
                <AnchorLink
                  to="/duplicates/merge"
                  search={{ first: contactId, second: other.contactId, pair: pairId }}
                  size="sm"
                >
                  {t('panel.open')}
                </AnchorLink>
              </Group>
              <Signs signs={signs} />
            </div>
          );
        })}
      </Stack>
    </Alert>
  );
}
