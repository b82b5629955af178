import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { ImportList } from './import-list.tsx';
import { NoPurpose, useMayTakeIn } from './no-purpose.tsx';
import { UploadPanel } from './upload-panel.tsx';

export function ImportsPage() {
  const { t } = useTranslation();
  const mayTakeIn = useMayTakeIn();
  return (
    <>
      <PageHeader title={t('page.imports')} subtitle={<PurposeNote purpose="intake" />} />
      <PurposeGate purpose="intake">
        <Stack gap="lg">
          {mayTakeIn ? <UploadPanel /> : <NoPurpose />}
          <ImportList />
        </Stack>
      </PurposeGate>
    </>
  );
}
