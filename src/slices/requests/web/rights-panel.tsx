import { Paper, Text, Title } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../web/ui/links.tsx';

/** From a contact to the rights of the person, who is found there whatever purpose is open. */
export function RightsPanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('requests');
  return (
    <Paper component="section" aria-labelledby="rights">
      <Title order={2} id="rights" mb={4}>
        {t('panel.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('panel.text')}
      </Text>
      <ButtonLink
        to="/contacts/$contactId/rights"
        params={{ contactId }}
        variant="default"
        leftSection={<IconScale size={16} aria-hidden />}
      >
        {t('panel.open')}
      </ButtonLink>
    </Paper>
  );
}
