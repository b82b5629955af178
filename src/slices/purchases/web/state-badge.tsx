import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceRow, OrderRow, SalesReturn } from '../contract.ts';

const INVOICE_COLORS = {
  draft: 'gray',
  issued: 'petrol',
  'part-paid': 'amber',
  paid: 'green',
  cancelled: 'gray',
};
const ORDER_COLORS = { draft: 'gray', confirmed: 'petrol', delivered: 'green', cancelled: 'gray' };
const RETURN_COLORS = { announced: 'amber', received: 'petrol', credited: 'green', refused: 'gray' };

/** Where an invoice stands; overdue says more than open. */
export function InvoiceBadge({ invoice }: { invoice: Pick<InvoiceRow, 'state' | 'balance' | 'kind'> }) {
  const { t } = useTranslation('purchases');
  if (invoice.kind === 'credit-note') return <Badge color="gray">{t('kind.credit-note')}</Badge>;
  if (invoice.balance?.isOverdue) return <Badge color="red">{t('state.overdue')}</Badge>;
  // Issued and known to be unpaid: open. Where the purpose does not show what is paid, no more than issued.
  const state = invoice.state === 'issued' && invoice.balance ? 'open' : invoice.state;
  return <Badge color={INVOICE_COLORS[invoice.state]}>{t(`state.${state}`)}</Badge>;
}

export function OrderBadge({ status }: Pick<OrderRow, 'status'>) {
  const { t } = useTranslation('purchases');
  return <Badge color={ORDER_COLORS[status]}>{t(`orderStatus.${status}`)}</Badge>;
}

export function ReturnBadge({ status }: Pick<SalesReturn, 'status'>) {
  const { t } = useTranslation('purchases');
  return <Badge color={RETURN_COLORS[status]}>{t(`returnStatus.${status}`)}</Badge>;
}
