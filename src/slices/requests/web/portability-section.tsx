import { Button, Paper, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDownload } from './use-download.ts';

/** Art. 20: a file for the person, or for whoever comes next. */
export function PortabilitySection({ contactId }: { contactId: string }) {
  const { t } = useTranslation('requests');
  const { busy, download } = useDownload(contactId);
  return (
    <Paper component="section" aria-labelledby="portability">
      <Title order={2} id="portability" mb={4}>
        {t('portability.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('portability.text')}
      </Text>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={busy === 'portability'}
        onClick={() => void download('portability')}
      >
        {t('portability.download')}
      </Button>
    </Paper>
  );
}
