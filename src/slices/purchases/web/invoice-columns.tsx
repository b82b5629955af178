import { useTranslation } from 'react-i18next';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import type { InvoiceRow } from '../contract.ts';
import { InvoiceBadge } from './state-badge.tsx';

export function useInvoiceColumns(): readonly Column<InvoiceRow>[] {
  const { t } = useTranslation('purchases');
  return [
    { key: 'customer', header: t('column.customer'), cell: ({ customer }) => customer.name },
    { key: 'state', header: t('column.state'), cell: (row) => <InvoiceBadge invoice={row} />, width: '8rem' },
    {
      key: 'date',
      header: t('column.date'),
      cell: ({ issuedOn }) => <DateText value={issuedOn} />,
      width: '7.5rem',
    },
    {
      key: 'due',
      header: t('column.due'),
      cell: ({ balance, dueOn }) => {
        const day = balance?.dueOn ?? dueOn;
        return day ? <DateText value={day} /> : null;
      },
      width: '7.5rem',
      from: 'md',
    },
    {
      key: 'gross',
      header: t('column.gross'),
      cell: ({ kind, grossCents, currency }) => (
        <MoneyText cents={kind === 'credit-note' ? -grossCents : grossCents} currency={currency} />
      ),
      width: '8.5rem',
    },
    {
      key: 'open',
      header: t('column.open'),
      cell: ({ balance, currency }) =>
        balance && balance.openCents !== 0 ? (
          <MoneyText cents={balance.openCents} currency={currency} />
        ) : null,
      width: '8.5rem',
    },
  ];
}
