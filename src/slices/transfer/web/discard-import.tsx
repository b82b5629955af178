import { Button, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';

/** Gives up an import that was not run. */
export function DiscardImport({ importId }: { importId: string }) {
  const { t } = useTranslation('transfer');
  const router = useRouter();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('page.discard')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('page.discardTitle')}
        confirmLabel={t('page.discard')}
        danger
        onConfirm={async () => {
          await api.tell('DELETE', `/api/v1/imports/${importId}`, { purpose: 'intake' });
          notifyDone(t('page.discarded'));
          await router.navigate({ to: '/imports' });
          await refresh('/api/v1/imports');
        }}
      >
        <Text size="sm">{t('page.discardText')}</Text>
      </ConfirmDialog>
    </>
  );
}
