import { Button, Group, NativeSelect, Paper, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDownload } from './use-download.ts';

/** Art. 15: the letter, or the same as data, in the language that the person understands. */
export function ReportSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation('requests');
  const { busy, download } = useDownload(contactId);
  const [language, setLanguage] = useState('');
  const icon = <IconDownload size={16} aria-hidden />;
  return (
    <Paper component="section" aria-labelledby="report">
      <Title order={2} id="report" mb={4}>
        {t('report.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('report.text')}
      </Text>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={t('report.language')}
          data={[
            { value: '', label: t('report.ofPerson') },
            { value: 'de', label: t('report.german') },
            { value: 'en', label: t('report.english') },
          ]}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
        <Button
          leftSection={icon}
          loading={busy === 'pdf'}
          onClick={() => void download('pdf', { language })}
        >
          {t('report.pdf')}
        </Button>
        <Button
          variant="default"
          leftSection={icon}
          loading={busy === 'json'}
          onClick={() => void download('json', { language }, t('report.fileName'))}
        >
          {t('report.json')}
        </Button>
      </Group>
    </Paper>
  );
}
