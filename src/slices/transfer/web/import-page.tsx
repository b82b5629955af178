import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefresh } from '../../../web/query.ts';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { ImportRecord } from '../contract.ts';
import { DiscardImport } from './discard-import.tsx';
import { ImportWizard } from './import-wizard.tsx';
import { ImportFailure } from './run/import-failure.tsx';
import { ImportResult } from './run/import-result.tsx';
import { ImportRunning } from './run/import-running.tsx';
import { isUnderWay, useImport, useKept } from './use-import.ts';

const route = getRouteApi('/shell/imports/$importId');

/** One import, wherever it is: in preparation, running, done. */
export function ImportPage() {
  return (
    <PurposeGate purpose="intake">
      <Import key={route.useParams().importId} />
    </PurposeGate>
  );
}

function Import() {
  const { t } = useTranslation(['transfer', 'common']);
  const { importId } = route.useParams();
  const { data, error, refetch } = useImport(importId);
  const record = useKept(data);
  useRefreshWhenDone(record);
  const isOpen = record && ['uploaded', 'previewed', 'failed'].includes(record.state);
  return (
    <>
      <PageHeader
        title={record ? record.fileName || t('list.nameGone') : t('common:page.imports')}
        tabTitle={t('common:page.imports')}
        back={
          <AnchorLink to="/imports" size="sm">
            ← {t('page.back')}
          </AnchorLink>
        }
        subtitle={<PurposeNote purpose="intake" />}
        actions={isOpen ? <DiscardImport importId={importId} /> : null}
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {record ? <ImportContent record={record} /> : error ? null : <LoadingState />}
    </>
  );
}

function ImportContent({ record }: { record: ImportRecord }) {
  if (isUnderWay(record)) return <ImportRunning record={record} />;
  if (record.state === 'done' || record.state === 'undone') return <ImportResult record={record} />;
  return (
    <Stack gap="md">
      <ImportFailure failure={record.failure} />
      <ImportWizard record={record} />
    </Stack>
  );
}

/** What a run has brought is not in the lists that were read before. */
function useRefreshWhenDone(record: ImportRecord | undefined): void {
  const refresh = useRefresh();
  const before = useRef(record?.state);
  useEffect(() => {
    const wasUnderWay = before.current === 'queued' || before.current === 'running';
    before.current = record?.state;
    if (wasUnderWay && record && !isUnderWay(record))
      void refresh('/api/v1/contacts', '/api/v1/companies', '/api/v1/quarantine', '/api/v1/home');
  });
}
