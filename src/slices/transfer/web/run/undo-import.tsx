import { Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useRefresh } from '../../../../web/query.ts';
import { ConfirmDialog } from '../../../../web/ui/confirm-dialog.tsx';
import { type UndoResult, undoResult } from '../../contract.ts';

interface UndoImportProps {
  importId: string;
  onUndone: (result: UndoResult) => void;
}

export function UndoImport({ importId, onUndone }: UndoImportProps) {
  const { t } = useTranslation('transfer');
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('run.undo.button')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('run.undo.title')}
        confirmLabel={t('run.undo.button')}
        danger
        onConfirm={async () => {
          const path = `/api/v1/imports/${importId}/undo`;
          onUndone(await api.post(path, { purpose: 'intake', schema: undoResult }));
          await refresh('/api/v1/');
        }}
      >
        <Stack gap="xs">
          <Text size="sm">{t('run.undo.text')}</Text>
          <Text size="sm">{t('run.undo.keeps')}</Text>
          <Text size="sm" fw={500}>
            {t('run.undo.final')}
          </Text>
        </Stack>
      </ConfirmDialog>
    </>
  );
}
