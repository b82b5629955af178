import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { QuarantineRows } from './quarantine/quarantine-rows.tsx';

const route = getRouteApi('/shell/quarantine');

export function QuarantinePage() {
  const { t } = useTranslation(['transfer', 'common']);
  const { importId } = route.useSearch();
  return (
    <>
      <PageHeader
        title={t('common:page.quarantine')}
        subtitle={
          <>
            {t('quarantine.text')} <PurposeNote purpose="intake" />
          </>
        }
      />
      <PurposeGate purpose="intake">
        <QuarantineRows key={importId} importId={importId} />
      </PurposeGate>
    </>
  );
}
