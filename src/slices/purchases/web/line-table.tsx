import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../../web/ui/money.tsx';
import { type SimpleColumn, SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { DocumentLine } from '../contract.ts';
import { showDecimal } from './decimals.ts';
import classes from './purchases.module.css';

/** The lines of a document as they stand on it. */
export function LineTable({ lines, currency }: { lines: readonly DocumentLine[]; currency: string }) {
  const { t, i18n } = useTranslation('purchases');
  const price = (line: DocumentLine) =>
    new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
      style: 'currency',
      currency,
      maximumFractionDigits: 6,
    }).format(Number(line.unitPrice)) +
    (line.baseQuantity === '1' ? '' : ` / ${showDecimal(line.baseQuantity, i18n.language)}`);
  // Most documents have none, and the description needs the room.
  const hasDiscount = lines.some(({ discountBp, discountCents }) => discountBp || discountCents);
  const columns: SimpleColumn<DocumentLine>[] = [
    {
      key: 'text',
      header: t('lines.text'),
      cell: ({ text, kind }) => (
        <span className={classes.lineText}>
          {kind === 'item' ? text : `${t(`lineKind.${kind}`)}: ${text}`}
        </span>
      ),
    },
    {
      key: 'quantity',
      header: t('lines.quantity'),
      cell: ({ quantity, unit, kind }) =>
        kind === 'item' ? `${showDecimal(quantity, i18n.language)} ${unit}`.trim() : null,
      isNumber: true,
      width: '6rem',
    },
    { key: 'price', header: t('lines.unitPrice'), cell: price, isNumber: true, width: '6.5rem' },
    {
      key: 'discount',
      header: t('lines.discount'),
      cell: ({ discountBp, discountCents }) =>
        discountBp ? (
          `${showDecimal(String(discountBp / 100), i18n.language)} %`
        ) : discountCents ? (
          <MoneyText cents={discountCents} currency={currency} />
        ) : null,
      isNumber: true,
      width: '4.5rem',
    },
    {
      key: 'tax',
      header: t('lines.tax'),
      cell: ({ taxRateBp }) => `${showDecimal(String(taxRateBp / 100), i18n.language)} %`,
      isNumber: true,
      width: '4rem',
    },
    {
      key: 'net',
      header: t('lines.net'),
      cell: ({ netCents }) => <MoneyText cents={netCents} currency={currency} />,
      isNumber: true,
      width: '6.5rem',
    },
  ];
  return (
    <SimpleTable
      label={t('lines.title')}
      rows={lines}
      rowKey={({ position }) => String(position)}
      columns={columns.filter(({ key }) => key !== 'discount' || hasDiscount)}
    />
  );
}
