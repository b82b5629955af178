import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Deal } from '../contract.ts';

export function DealPeople({ deal: { people } }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  return (
    <Paper component="section" aria-label={t('field.people')}>
      <Title order={2} mb="xs">
        {t('field.people')}
      </Title>
      {people.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('page.noPeople')}
        </Text>
      ) : (
        <Stack gap={6}>
          {people.map(({ contactId, displayName, role }) => (
            <div key={contactId}>
              <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="sm">
                {displayName}
              </AnchorLink>
              {role === 'other' ? null : (
                <Text size="xs" c="dimmed">
                  {t(`role.${role}`)}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
