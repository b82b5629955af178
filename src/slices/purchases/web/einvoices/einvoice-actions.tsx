import { Button } from '@mantine/core';
import { IconCheck, IconDownload } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../../web/api.ts';
import { useSend } from '../../../../web/query.ts';
import { useMay, usePurpose } from '../../../../web/session.tsx';
import { ConfirmDialog } from '../../../../web/ui/confirm-dialog.tsx';
import { formatDay } from '../../../../web/ui/dates.tsx';
import { notifyDone, notifyProblem } from '../../../../web/ui/notify.ts';
import { type EinvoiceIntake, einvoiceIntake, einvoiceTaken } from '../../contract-einvoice.ts';

export function EinvoiceActions({ einvoice }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const mayWrite = useMay('purchase.write');
  const { state } = einvoice;
  const isOpen = state !== 'taken' && state !== 'rejected';
  return (
    <>
      {einvoice.hasFile ? <Download einvoice={einvoice} /> : null}
      {mayWrite && isOpen ? <Reject einvoice={einvoice} /> : null}
      {mayWrite && (state === 'read' || state === 'needs-customer') ? (
        <Take einvoice={einvoice} isReady={state === 'read'} label={t('page.take')} />
      ) : null}
    </>
  );
}

function Download({ einvoice: { intakeId } }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const { purpose } = usePurpose();
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() =>
        void api.file(`/api/v1/einvoices/${intakeId}/file`, { purpose }).then(saveFile).catch(notifyProblem)
      }
    >
      {t('page.download')}
    </Button>
  );
}

function Take({ einvoice, isReady, label }: { einvoice: EinvoiceIntake; isReady: boolean; label: string }) {
  const { t } = useTranslation('einvoices');
  const router = useRouter();
  const { intakeId, version } = einvoice;
  const take = useSend(
    (_: null, purpose) =>
      api.post(`/api/v1/einvoices/${intakeId}/take`, { purpose, body: { version }, schema: einvoiceTaken }),
    {
      refreshes: ['/api/v1/einvoices', '/api/v1/invoices'],
      onDone: ({ invoiceId, number }) => {
        notifyDone(t('page.taken', { number }));
        void router.navigate({ to: '/invoices/$invoiceId', params: { invoiceId } });
      },
    },
  );
  return (
    <Button
      leftSection={<IconCheck size={16} aria-hidden />}
      disabled={!isReady}
      loading={take.isPending}
      onClick={() => take.mutate(null, { onError: notifyProblem })}
    >
      {label}
    </Button>
  );
}

function Reject({ einvoice: { intakeId, version, deletesAt } }: { einvoice: EinvoiceIntake }) {
  const { t, i18n } = useTranslation('einvoices');
  const [isOpen, setOpen] = useState(false);
  const reject = useSend(
    (_: null, purpose) =>
      api.post(`/api/v1/einvoices/${intakeId}/reject`, {
        purpose,
        body: { version },
        schema: einvoiceIntake,
      }),
    { refreshes: ['/api/v1/einvoices'], onDone: () => notifyDone(t('page.rejected')) },
  );
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('page.reject')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('rejectDialog.title')}
        confirmLabel={t('page.reject')}
        onConfirm={() => reject.mutateAsync(null)}
        danger
      >
        {t('rejectDialog.text', { date: formatDay(deletesAt, i18n.language) })}
      </ConfirmDialog>
    </>
  );
}
