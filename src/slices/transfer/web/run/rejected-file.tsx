import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../../web/api.ts';
import { formatDay } from '../../../../web/ui/dates.tsx';
import { notifyProblem } from '../../../../web/ui/notify.ts';
import type { ImportRecord } from '../../contract.ts';

/** The rows that could not be taken, each with its reason, as long as they are kept. */
export function RejectedFile({ record: { importId, counts, rejectedUntil } }: { record: ImportRecord }) {
  const { t, i18n } = useTranslation('transfer');
  const [isBusy, setBusy] = useState(false);
  if (!rejectedUntil || !counts) return null;
  const download = async () => {
    setBusy(true);
    try {
      saveFile(await api.file(`/api/v1/imports/${importId}/rejected`, { purpose: 'intake' }));
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group gap="xs">
      <Button
        variant="light"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={isBusy}
        onClick={() => void download()}
      >
        {t('run.rejected', { count: counts.rejected + counts.suppressed })}
      </Button>
      <Text size="sm" c="dimmed">
        {t('run.rejectedHint', { date: formatDay(rejectedUntil, i18n.language) })}
      </Text>
    </Group>
  );
}
