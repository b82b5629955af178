import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefresh } from '../../../web/query.ts';
import { ProgressBar } from '../../../web/ui/progress-bar.tsx';
import { ErrorState } from '../../../web/ui/states.tsx';
import { upload } from '../../../web/upload.ts';
import { importFile } from '../contract.ts';
import { DropFile } from './drop-file.tsx';

interface Sending {
  name: string;
  bytes: number;
  /** 0 to 1. */
  share: number;
}

/** Step 1: a file goes up, and the next step opens by itself. */
export function UploadPanel() {
  const { t } = useTranslation('transfer');
  const router = useRouter();
  const refresh = useRefresh();
  const abort = useRef<AbortController>(null);
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const send = async (file: File) => {
    setError(undefined);
    setSending({ name: file.name, bytes: file.size, share: 0 });
    abort.current = new AbortController();
    const form = new FormData();
    form.append('file', file);
    try {
      const { importId } = await upload('/api/v1/imports', {
        purpose: 'intake',
        form,
        schema: importFile,
        onProgress: (share) => setSending({ name: file.name, bytes: file.size, share }),
        signal: abort.current.signal,
      });
      void refresh('/api/v1/imports');
      await router.navigate({ to: '/imports/$importId', params: { importId }, search: {} });
    } catch (failure) {
      if (!(failure instanceof DOMException)) setError(failure);
      setSending(undefined);
    }
  };
  return (
    <Paper component="section" aria-labelledby="upload">
      <Stack gap="sm">
        <Title order={2} id="upload">
          {t('upload.title')}
        </Title>
        {error ? <ErrorState error={error} /> : null}
        {sending ? (
          <SendingBar sending={sending} onCancel={() => abort.current?.abort()} />
        ) : (
          <DropFile onFile={(file) => void send(file)} />
        )}
        <Text size="sm" c="dimmed">
          {t('upload.safe')}
        </Text>
      </Stack>
    </Paper>
  );
}

function SendingBar({
  sending: { name, bytes, share },
  onCancel,
}: {
  sending: Sending;
  onCancel: () => void;
}) {
  const { t } = useTranslation('transfer');
  // All is sent, and the server reads.
  const isReading = share >= 1;
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return (
    <Stack gap="sm" py="md">
      <ProgressBar
        label={t(isReading ? 'upload.reading' : 'upload.sending', { name })}
        done={Math.round(kilobytes * share)}
        total={isReading ? undefined : kilobytes}
        unit="KB"
      />
      <Group>
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('upload.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
