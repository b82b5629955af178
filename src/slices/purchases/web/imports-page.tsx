import { Button, FileButton, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { ProgressBar } from '../../../web/ui/progress-bar.tsx';
import { EmptyState, ErrorState } from '../../../web/ui/states.tsx';
import { upload } from '../../../web/upload.ts';
import { IMPORT_KINDS, type PurchaseImport, purchaseImportPage, purchaseImportPreview } from '../contract.ts';
import { PurchasesHeader } from './purchases-header.tsx';
import { useMayWrite } from './use-may-write.ts';
import { WritingNote } from './writing-note.tsx';

/** Orders, invoices and payments from files of other programs. */
export function PurchaseImportsPage() {
  const mayWrite = useMayWrite();
  return (
    <>
      <PurchasesHeader view="imports" />
      {mayWrite ? (
        <Stack gap="md">
          <Upload />
          <Imports />
        </Stack>
      ) : (
        <WritingNote />
      )}
    </>
  );
}

function Upload() {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const [kind, setKind] = useState<PurchaseImport['kind']>('invoices');
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const send = async (file: File | null) => {
    if (!file) return;
    setError(undefined);
    setShare(0);
    const form = new FormData();
    form.append('file', file);
    try {
      const { importId } = await upload('/api/v1/purchase-imports', {
        purpose,
        form,
        query: { kind },
        schema: purchaseImportPreview,
        onProgress: setShare,
      });
      void refresh('/api/v1/purchase-imports');
      await router.navigate({ to: '/purchase-imports/$importId', params: { importId } });
    } catch (failure) {
      setError(failure);
    }
    setShare(undefined);
  };
  return (
    <Paper component="section" aria-labelledby="upload">
      <Stack gap="sm">
        <Title order={2} id="upload">
          {t('import.upload')}
        </Title>
        {error ? <ErrorState error={error} /> : null}
        {share === undefined ? (
          <Group gap="sm" align="flex-end">
            <NativeSelect
              label={t('import.what')}
              data={IMPORT_KINDS.map((value) => ({ value, label: t(`view.${value}`) }))}
              value={kind}
              onChange={(event) =>
                setKind(IMPORT_KINDS.find((known) => known === event.currentTarget.value) ?? 'invoices')
              }
            />
            <FileButton accept=".csv,.tsv,.txt,.xlsx,text/csv" onChange={(file) => void send(file)}>
              {(props) => (
                <Button {...props} leftSection={<IconFileImport size={16} aria-hidden />}>
                  {t('import.choose')}
                </Button>
              )}
            </FileButton>
          </Group>
        ) : (
          <ProgressBar
            label={t('import.sending')}
            done={Math.round(share * 100)}
            total={share < 1 ? 100 : undefined}
            unit="%"
          />
        )}
        <Text size="sm" c="dimmed" maw="46rem">
          {t('import.text')}
        </Text>
      </Stack>
    </Paper>
  );
}

function useColumns(): readonly Column<PurchaseImport>[] {
  const { t } = useTranslation('purchases');
  return [
    { key: 'kind', header: t('import.what'), cell: ({ kind }) => t(`view.${kind}`), width: '8rem' },
    {
      key: 'state',
      header: t('column.state'),
      cell: ({ state }) => t(`import.state.${state}`),
      width: '9rem',
    },
    {
      key: 'created',
      header: t('import.created'),
      cell: ({ counts }) => (counts ? String(counts.created) : null),
      width: '8rem',
    },
    {
      key: 'rejected',
      header: t('import.rejected'),
      cell: ({ counts }) => (counts ? String(counts.rejected) : null),
      width: '8rem',
    },
    {
      key: 'date',
      header: t('import.uploaded'),
      cell: ({ createdAt }) => <DateText value={createdAt} withTime />,
      width: '11rem',
      from: 'md',
    },
  ];
}

function Imports() {
  const { t } = useTranslation('purchases');
  const pages = useApiPages('/api/v1/purchase-imports', { schema: purchaseImportPage });
  return (
    <DataList
      label={t('view.imports')}
      pages={pages}
      columns={useColumns()}
      rowKey={({ importId }) => importId}
      linkHeader={t('import.file')}
      link={({ importId, fileName }, props) => (
        <AnchorLink to="/purchase-imports/$importId" params={{ importId }} {...props}>
          {fileName || t('import.file')}
        </AnchorLink>
      )}
      empty={<EmptyState title={t('import.empty')}>{t('import.emptyText')}</EmptyState>}
    />
  );
}
