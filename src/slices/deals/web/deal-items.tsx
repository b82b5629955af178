import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../../web/ui/money.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { Deal } from '../contract.ts';

export function DealItems({ deal: { items, currency } }: { deal: Deal }) {
  const { t, i18n } = useTranslation('deals');
  if (items.length === 0) return null;
  const number = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    maximumFractionDigits: 3,
  });
  return (
    <Stack component="section" aria-label={t('items.title')} gap="xs">
      <Title order={2}>{t('items.title')}</Title>
      <SimpleTable
        label={t('items.title')}
        rows={items.map((item, index) => ({ ...item, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', header: t('items.name'), cell: ({ name }) => name },
          {
            key: 'quantity',
            header: t('items.quantity'),
            cell: ({ quantity }) => number.format(quantity),
            isNumber: true,
            width: '6rem',
          },
          {
            key: 'unitPrice',
            header: t('items.unitPrice'),
            cell: ({ unitPriceCents }) => <MoneyText cents={unitPriceCents} currency={currency} />,
            isNumber: true,
            width: '8.5rem',
          },
          {
            key: 'discount',
            header: t('items.discount'),
            cell: ({ discountPercent }) => (discountPercent ? number.format(discountPercent) : null),
            isNumber: true,
            width: '7rem',
          },
          {
            key: 'total',
            header: t('items.total'),
            cell: ({ totalCents }) => <MoneyText cents={totalCents} currency={currency} />,
            isNumber: true,
            width: '8.5rem',
          },
        ]}
      />
    </Stack>
  );
}
