import { Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { EinvoiceDocument, EinvoiceFinding } from '../../contract-einvoice.ts';
import { Amount } from './amount.tsx';
import classes from './einvoices.module.css';

type Sum = keyof EinvoiceDocument['totals'];
/** The sums with their terms; those without a rule are what the invoice says. */
const SUMS: readonly { sum: Sum; term: string; isComputed: boolean }[] = [
  { sum: 'linesCents', term: 'BT-106', isComputed: true },
  { sum: 'allowancesCents', term: 'BT-107', isComputed: true },
  { sum: 'chargesCents', term: 'BT-108', isComputed: true },
  { sum: 'netCents', term: 'BT-109', isComputed: true },
  { sum: 'taxCents', term: 'BT-110', isComputed: true },
  { sum: 'grossCents', term: 'BT-112', isComputed: true },
  { sum: 'prepaidCents', term: 'BT-113', isComputed: false },
  { sum: 'roundingCents', term: 'BT-114', isComputed: false },
  { sum: 'payableCents', term: 'BT-115', isComputed: true },
];
const ALWAYS: readonly Sum[] = ['linesCents', 'netCents', 'taxCents', 'grossCents', 'payableCents'];

/** What the invoice says beside what its parts come to. */
export function EinvoiceSums({
  document: { totals, currency },
  findings,
}: {
  document: EinvoiceDocument;
  findings: readonly EinvoiceFinding[];
}) {
  const { t } = useTranslation('einvoices');
  const rows = SUMS.map(({ sum, term, isComputed }) => {
    const broken = findings.find(
      ({ terms, code, line }) => code.startsWith('BR-CO-1') && terms[0] === term && line === null,
    );
    const stated = totals[sum];
    return {
      sum,
      term,
      stated,
      expected: !isComputed ? null : broken ? broken.expectedCents : (stated ?? 0),
      isComputed,
      broken,
    };
  }).filter(({ sum, stated, broken }) => broken || ALWAYS.includes(sum) || (stated ?? 0) !== 0);
  return (
    <Paper component="section" aria-labelledby="sums">
      <Title order={2} size="h3" id="sums" mb="xs">
        {t('sums.title')}
      </Title>
      <SimpleTable
        label={t('sums.title')}
        rows={rows}
        rowKey={({ sum }) => sum}
        columns={[
          {
            key: 'term',
            header: t('sums.term'),
            cell: ({ sum, term }) => (
              <span data-strong={sum === 'payableCents' || undefined} className={classes.term}>
                {t(`sums.${sum}`)}{' '}
                <Text span size="xs" c="dimmed">
                  {term}
                </Text>
              </span>
            ),
          },
          {
            key: 'stated',
            header: t('sums.stated'),
            cell: ({ stated }) => <Amount cents={stated} currency={currency} />,
            isNumber: true,
          },
          {
            key: 'expected',
            header: t('sums.expected'),
            cell: ({ expected, isComputed, broken }) =>
              isComputed ? (
                <span className={classes.computed} data-wrong={broken ? true : undefined}>
                  <Amount cents={expected} currency={currency} />
                  {broken ? (
                    <IconAlertTriangle size={16} role="img" aria-label={t('sums.wrong')} />
                  ) : (
                    <IconCheck size={16} role="img" aria-label={t('sums.right')} />
                  )}
                </span>
              ) : null,
            isNumber: true,
          },
        ]}
      />
    </Paper>
  );
}
