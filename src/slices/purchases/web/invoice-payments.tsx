import { ActionIcon, Paper, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DateText, formatDay } from '../../../web/ui/dates.tsx';
import { formatMoney, MoneyText } from '../../../web/ui/money.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { type Invoice, invoice as invoiceSchema } from '../contract.ts';
import classes from './purchases.module.css';
import { useMayWrite } from './use-may-write.ts';

type Part = NonNullable<Invoice['payments']>[number];

/** What was paid on an invoice and what is open; a word instead where the purpose does not show payments. */
export function InvoicePayments({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('purchases');
  if (invoice.kind !== 'invoice' || invoice.state === 'draft') return null;
  return (
    <Paper component="section" aria-label={t('payment.title')}>
      <Stack gap="sm">
        <Title order={2}>{t('payment.title')}</Title>
        {invoice.payments === null || !invoice.balance ? (
          <Text size="sm" c="dimmed">
            {t('payment.hidden')}
          </Text>
        ) : (
          <Payments invoice={invoice} payments={invoice.payments} balance={invoice.balance} />
        )}
      </Stack>
    </Paper>
  );
}

interface PaymentsProps {
  invoice: Invoice;
  payments: readonly Part[];
  balance: NonNullable<Invoice['balance']>;
}
function Payments({ invoice, payments, balance }: PaymentsProps) {
  const { t, i18n } = useTranslation('purchases');
  const { currency } = invoice;
  const mayWrite = useMayWrite();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const [removed, setRemoved] = useState<Part>();
  const remove = async () => {
    await api.delete(`/api/v1/payments/${removed!.paymentId}`, { purpose, schema: invoiceSchema });
    await refresh('/api/v1/invoices', '/api/v1/payments', '/api/v1/purchase-summary');
  };
  const sums = [
    ['payable', balance.payableCents],
    ['paid', 0 - balance.paidCents],
    ...(balance.creditedCents ? [['credited', 0 - balance.creditedCents] as const] : []),
  ] as const;
  return (
    <>
      {payments.length > 0 ? (
        <SimpleTable
          label={t('payment.title')}
          rows={payments}
          rowKey={({ paymentId }) => paymentId}
          columns={[
            {
              key: 'date',
              header: t('column.date'),
              cell: ({ paidOn }) => <DateText value={paidOn} />,
              width: '8rem',
            },
            {
              key: 'method',
              header: t('column.method'),
              cell: ({ kind, method }) => (kind === 'refund' ? t('payment.refund') : t(`method.${method}`)),
              width: '9rem',
            },
            { key: 'reference', header: t('column.reference'), cell: ({ reference }) => reference },
            {
              key: 'amount',
              header: t('column.amount'),
              cell: ({ kind, amountCents }) => (
                <MoneyText cents={kind === 'refund' ? -amountCents : amountCents} currency={currency} />
              ),
              isNumber: true,
              width: '8.5rem',
            },
            ...(mayWrite
              ? [
                  {
                    key: 'remove',
                    header: t('payment.removeHeader'),
                    cell: (part: Part) => (
                      <ActionIcon
                        size="sm"
                        aria-label={t('payment.remove', { date: formatDay(part.paidOn, i18n.language) })}
                        onClick={() => setRemoved(part)}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    ),
                    width: '6rem',
                    isNumber: true,
                  },
                ]
              : []),
          ]}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t('payment.none')}
        </Text>
      )}
      <dl className={classes.sums}>
        {sums.map(([name, cents]) => (
          <div key={name}>
            <dt>{t(`sum.${name}`)}</dt>
            <dd>
              <MoneyText cents={cents} currency={currency} />
            </dd>
          </div>
        ))}
        <div data-total>
          <dt>{t(balance.openCents < 0 ? 'sum.credit' : 'sum.open')}</dt>
          <dd>
            <MoneyText cents={Math.abs(balance.openCents)} currency={currency} />
          </dd>
        </div>
      </dl>
      <ConfirmDialog
        isOpen={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        title={t('payment.removeTitle')}
        confirmLabel={t('payment.removeTitle')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">
          {removed
            ? t('payment.removeText', { amount: formatMoney(removed.amountCents, currency, i18n.language) })
            : null}
        </Text>
      </ConfirmDialog>
    </>
  );
}
