import { Button, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCash,
  IconDownload,
  IconPencil,
  IconReceiptRefund,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type Invoice, invoice as invoiceSchema } from '../contract.ts';
import { CreditDialog } from './credit-dialog.tsx';
import { NewReturnDialog } from './new-return-dialog.tsx';
import { PaymentDialog } from './payment-dialog.tsx';
import { useMayWrite } from './use-may-write.ts';

type Doing = 'issue' | 'remove' | 'pay' | 'credit' | 'return';

/** What can be done with an invoice: a draft is changed and issued, an issued one is paid and taken back. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('purchases');
  const mayWrite = useMayWrite();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const { invoiceId, state, kind, hasFile, balance } = invoice;
  const button = (what: Doing, label: string, Icon: typeof IconCash, isMain = false) => (
    <Button
      {...(isMain ? {} : { variant: 'default' })}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => setDoing(what)}
    >
      {label}
    </Button>
  );
  return (
    <>
      {hasFile ? <OriginalButton invoice={invoice} /> : null}
      {mayWrite && state === 'draft' ? (
        <>
          {button('remove', t('invoice.remove'), IconTrash)}
          <ButtonLink
            to="/invoices/$invoiceId/edit"
            params={{ invoiceId }}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            {t('invoice.edit')}
          </ButtonLink>
          {button('issue', t('invoice.issue'), IconSend, true)}
        </>
      ) : null}
      {mayWrite && state !== 'draft' && kind === 'invoice' ? (
        <>
          {button('return', t('return.new'), IconArrowBackUp)}
          {state === 'cancelled' ? null : button('credit', t('credit.new'), IconReceiptRefund)}
          {button('pay', t('payment.record'), IconCash, (balance?.openCents ?? 0) > 0)}
        </>
      ) : null}
      <DraftDialogs invoice={invoice} doing={doing} onClose={close} />
      {doing === 'pay' ? <PaymentDialog invoice={invoice} onClose={close} /> : null}
      {doing === 'credit' ? <CreditDialog invoice={invoice} onClose={close} /> : null}
      {doing === 'return' ? <NewReturnDialog from={invoice} onClose={close} /> : null}
    </>
  );
}

function OriginalButton({ invoice: { invoiceId } }: { invoice: Invoice }) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void api.file(`/api/v1/invoices/${invoiceId}/file`, { purpose }).catch(notifyProblem)}
    >
      {t('invoice.original')}
    </Button>
  );
}

function DraftDialogs({
  invoice,
  doing,
  onClose,
}: {
  invoice: Invoice;
  doing: Doing | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const { invoiceId, version } = invoice;
  const issue = async () => {
    const { number } = await api.post(`/api/v1/invoices/${invoiceId}/issue`, {
      purpose,
      body: { version },
      schema: invoiceSchema,
    });
    notifyDone(t('invoice.issued', { number: number ?? '' }));
    await refresh('/api/v1/invoices', '/api/v1/purchase-summary');
  };
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/invoices/${invoiceId}`, { purpose });
    notifyDone(t('invoice.removed'));
    await router.navigate({ to: '/invoices', search: {} });
    await refresh('/api/v1/invoices');
  };
  return (
    <>
      <ConfirmDialog
        isOpen={doing === 'issue'}
        onClose={onClose}
        title={t('invoice.issue')}
        confirmLabel={t('invoice.issue')}
        onConfirm={issue}
      >
        <Text size="sm">{t('invoice.issueText')}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={doing === 'remove'}
        onClose={onClose}
        title={t('invoice.remove')}
        confirmLabel={t('invoice.remove')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('invoice.removeText')}</Text>
      </ConfirmDialog>
    </>
  );
}
