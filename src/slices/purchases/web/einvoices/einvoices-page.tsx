import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../../web/session.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../../web/ui/purpose-gate.tsx';
import { EinvoiceList } from './einvoice-list.tsx';
import { UploadEinvoices } from './upload-einvoices.tsx';

export function EinvoicesPage() {
  const { t } = useTranslation();
  const mayWrite = useMay('purchase.write');
  return (
    <>
      <PageHeader title={t('page.einvoices')} subtitle={<PurposeNote purpose="accounting" />} />
      <PurposeGate purpose="accounting">
        <Stack gap="lg">
          {mayWrite ? <UploadEinvoices /> : null}
          <EinvoiceList />
        </Stack>
      </PurposeGate>
    </>
  );
}
