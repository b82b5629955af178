import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { ErasureDialog } from './erasure-dialog.tsx';

const FORMATS = ['pdf', 'json', 'portability'] as const;
type Format = (typeof FORMATS)[number];

interface RightsPanelProps {
  contactId: string;
  displayName: string;
}

/** The rights of the person (Art. 15, 17, 20). Works under the purpose `rights`, whatever the header says. */
export function RightsPanel({ contactId, displayName }: RightsPanelProps) {
  const { t } = useTranslation('requests');
  const [busy, setBusy] = useState<Format>();
  const [isErasing, setErasing] = useState(false);
  const download = async (format: Format) => {
    setBusy(format);
    try {
      saveFile(
        await api.file(`/api/v1/contacts/${contactId}/report`, { purpose: 'rights', query: { format } }),
      );
      notifyDone(t('panel.saved'));
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Paper component="section" aria-labelledby="rights">
      <Title order={2} id="rights" mb={4}>
        {t('panel.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('panel.text')}
      </Text>
      <Stack gap="xs" align="stretch">
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="default"
            justify="flex-start"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={busy === format}
            onClick={() => void download(format)}
          >
            {t(`panel.${format}`)}
          </Button>
        ))}
        <Button
          variant="outline"
          color="red"
          justify="flex-start"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => setErasing(true)}
        >
          {t('panel.erase')}
        </Button>
      </Stack>
      {isErasing ? (
        <ErasureDialog contactId={contactId} displayName={displayName} onClose={() => setErasing(false)} />
      ) : null}
    </Paper>
  );
}
