import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../../web/api.ts';
import { useRefresh } from '../../../../web/query.ts';
import { usePurpose } from '../../../../web/session.tsx';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import { ProgressBar } from '../../../../web/ui/progress-bar.tsx';
import { upload } from '../../../../web/upload.ts';
import { type EinvoiceRow, einvoiceUpload } from '../../contract-einvoice.ts';
import { DropFiles } from './drop-files.tsx';
import classes from './einvoices.module.css';
import { EinvoiceStateBadge } from './state-badge.tsx';

interface Sending {
  name: string;
  bytes: number;
  at: number;
  of: number;
  /** 0 to 1. */
  share: number;
}
/** What became of a file: an e-invoice, or why there is none. */
interface Result {
  key: number;
  name: string;
  einvoice?: EinvoiceRow;
  message?: string;
}

/** Files go up one after the other, so that each has its progress and its answer; a single good one opens by itself. */
export function UploadEinvoices() {
  const { t } = useTranslation('einvoices');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const abort = useRef<AbortController>(null);
  const [sending, setSending] = useState<Sending>();
  const [results, setResults] = useState<readonly Result[]>([]);
  const send = async (file: File, at: number, of: number, signal: AbortSignal): Promise<Result> => {
    const show = (share: number) => setSending({ name: file.name, bytes: file.size, at, of, share });
    show(0);
    const form = new FormData();
    form.append('file', file);
    try {
      const schema = einvoiceUpload;
      const { files } = await upload('/api/v1/einvoices', {
        purpose,
        form,
        schema,
        onProgress: show,
        signal,
      });
      return { key: at, name: file.name, einvoice: files[0]?.einvoice ?? undefined } as Result;
    } catch (failure) {
      if (failure instanceof DOMException) throw failure;
      const problem = failure instanceof ProblemError ? failure.problem : undefined;
      const message = problem?.errors?.map((error) => error.message).join(' ') || problem?.title || '';
      return { key: at, name: file.name, message };
    }
  };
  const sendAll = async (files: readonly File[]) => {
    abort.current = new AbortController();
    const done: Result[] = [];
    setResults([]);
    try {
      for (const [index, file] of files.entries()) {
        done.push(await send(file, index + 1, files.length, abort.current.signal));
        setResults([...done]);
      }
    } catch {
      // Given up by the person; what has gone up stays.
    }
    setSending(undefined);
    void refresh('/api/v1/einvoices');
    const only = files.length === 1 ? done[0]?.einvoice : undefined;
    if (only) await router.navigate({ to: '/einvoices/$intakeId', params: { intakeId: only.intakeId } });
  };
  return (
    <Paper component="section" aria-labelledby="upload">
      <Stack gap="sm">
        <Title order={2} id="upload">
          {t('upload.title')}
        </Title>
        {sending ? (
          <SendingBar sending={sending} onCancel={() => abort.current?.abort()} />
        ) : (
          <DropFiles onFiles={(files) => void sendAll(files)} />
        )}
        <Results results={results} />
        <Text size="sm" c="dimmed">
          {t('upload.hint')}
        </Text>
      </Stack>
    </Paper>
  );
}

function SendingBar({ sending, onCancel }: { sending: Sending; onCancel: () => void }) {
  const { t } = useTranslation('einvoices');
  const { name, bytes, share, at, of } = sending;
  // All is sent, and the server reads.
  const isReading = share >= 1;
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return (
    <Stack gap="sm" py="md">
      <ProgressBar
        label={t(isReading ? 'upload.reading' : 'upload.sending', { name, at, of })}
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

function Results({ results }: { results: readonly Result[] }) {
  const { t } = useTranslation('einvoices');
  if (results.length === 0) return null;
  return (
    <ul className={classes.results} aria-label={t('upload.results')} aria-live="polite">
      {results.map(({ key, name, einvoice, message }) => (
        <li key={key}>
          <Text size="sm" fw={500} className={classes.fileName}>
            {name}
          </Text>
          {einvoice ? (
            <Group gap="xs">
              <EinvoiceStateBadge state={einvoice.state} />
              <AnchorLink to="/einvoices/$intakeId" params={{ intakeId: einvoice.intakeId }} size="sm">
                {einvoice.number ?? t('upload.open')}
              </AnchorLink>
            </Group>
          ) : (
            <Text size="sm" c="var(--mantine-color-error)">
              {message}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
