import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh, useSend } from '../../../web/query.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type ErasureReceipt, erasurePreview, erasureReceipt } from '../contract.ts';
import { ErasureContents, ErasureDone } from './erasure-contents.tsx';

interface ErasureDialogProps {
  contactId: string;
  displayName: string;
  onClose: () => void;
}

/** Art. 17: first what goes and what stays, then the one step that cannot be undone, then the receipt. */
export function ErasureDialog({ contactId, displayName, onClose }: ErasureDialogProps) {
  const { t } = useTranslation(['requests', 'common']);
  const router = useRouter();
  const refresh = useRefresh();
  const [receipt, setReceipt] = useState<ErasureReceipt>();
  const close = async () => {
    if (!receipt) return onClose();
    await router.navigate({ to: '/contacts', search: {} });
    await refresh('/api/v1/');
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={() => void close()}
      title={receipt ? t('erasure.doneTitle') : t('erasure.title', { name: displayName })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {receipt ? (
        <ErasureDone receipt={receipt} onClose={() => void close()} />
      ) : (
        <ErasureQuestion contactId={contactId} onClose={onClose} onErased={setReceipt} />
      )}
    </Modal>
  );
}

interface ErasureQuestionProps {
  contactId: string;
  onClose: () => void;
  onErased: (receipt: ErasureReceipt) => void;
}

function ErasureQuestion({ contactId, onClose, onErased }: ErasureQuestionProps) {
  const { t } = useTranslation(['requests', 'common']);
  const path = `/api/v1/contacts/${contactId}/erasure`;
  const preview = useApi(path, { schema: erasurePreview, purpose: 'rights' });
  const [isSure, setSure] = useState(false);
  const [suppress, setSuppress] = useState(true);
  const erase = useSend(
    () =>
      api.post(path, {
        purpose: 'rights',
        body: { confirm: true, reason: 'request', suppress },
        schema: erasureReceipt,
      }),
    { onDone: onErased },
  );
  if (preview.error) return <ErrorState error={preview.error} />;
  if (!preview.data) return <LoadingState />;
  return (
    <Stack gap="md">
      {erase.error ? <ErrorState error={erase.error} /> : null}
      <ErasureContents preview={preview.data} />
      <Checkbox
        label={t('erasure.suppress')}
        description={t('erasure.suppressHint')}
        checked={suppress}
        onChange={(event) => setSuppress(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('erasure.sure')}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <Text size="sm" c="dimmed">
        {t('erasure.final')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          color="red"
          disabled={!isSure}
          loading={erase.isPending}
          onClick={() => erase.mutate(undefined)}
        >
          {t('erasure.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
