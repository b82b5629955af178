import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { EinvoiceDocument } from '../../contract-einvoice.ts';
import { Amount, useWriteDecimal } from './amount.tsx';

const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
type Category = (typeof CATEGORIES)[number] | 'other';

/** The kind of tax in words, with its rate where it has one. */
export function useTaxText(): (category: string | null, rate: string | null) => string {
  const { t } = useTranslation('einvoices');
  const write = useWriteDecimal();
  return (category, rate) => {
    const known: Category = CATEGORIES.find((each) => each === category) ?? 'other';
    const percent = rate === null ? '' : t('vat.rate', { rate: write(rate) });
    return known === 'S' && percent
      ? percent
      : [t(`vat.category.${known}`), rate === '0' ? '' : percent].filter(Boolean).join(', ');
  };
}

export function EinvoiceVat({ document: { vat, currency } }: { document: EinvoiceDocument }) {
  const { t } = useTranslation('einvoices');
  const taxText = useTaxText();
  if (vat.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="vat">
      <Title order={2} size="h3" id="vat" mb="xs">
        {t('vat.title')}
      </Title>
      <SimpleTable
        label={t('vat.title')}
        rows={vat.map((part, index) => ({ ...part, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: 'kind',
            header: t('vat.kind'),
            cell: ({ category, rate, exemption }) => (
              <>
                {taxText(category, rate)}
                {exemption ? (
                  <Text size="xs" c="dimmed">
                    {exemption}
                  </Text>
                ) : null}
              </>
            ),
          },
          {
            key: 'basis',
            header: t('vat.basis'),
            cell: ({ basisCents }) => <Amount cents={basisCents} currency={currency} />,
            isNumber: true,
          },
          {
            key: 'tax',
            header: t('vat.tax'),
            cell: ({ taxCents }) => <Amount cents={taxCents} currency={currency} />,
            isNumber: true,
          },
        ]}
      />
    </Paper>
  );
}
