import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import { EINVOICE_UNITS, type EinvoiceDocument, type EinvoiceFinding } from '../../contract-einvoice.ts';
import { Amount, useWriteDecimal } from './amount.tsx';
import { useTaxText } from './einvoice-vat.tsx';
import { FindingList } from './finding-list.tsx';

type Line = EinvoiceDocument['lines'][number];
interface Row extends Partial<Omit<Line, 'allowances'>> {
  key: string;
  title: string;
  netCents: number | null;
  allowances: Line['allowances'];
  findings: readonly EinvoiceFinding[];
}
const AT_FIRST = 50;

/** Lines, then reductions and surcharges of the whole; a line that breaks a rule says so. */
export function EinvoiceLines({
  document,
  findings,
}: {
  document: EinvoiceDocument;
  findings: readonly EinvoiceFinding[];
}) {
  const { t } = useTranslation(['einvoices', 'common']);
  const [shown, setShown] = useState(AT_FIRST);
  const rows = useRows(document, findings);
  const columns = useColumns(document.currency);
  return (
    <Paper component="section" aria-labelledby="lines">
      <Title order={2} size="h3" id="lines" mb="xs">
        {t('lines.title')}
      </Title>
      <SimpleTable
        label={t('lines.title')}
        rows={rows.slice(0, shown)}
        rowKey={({ key }) => key}
        columns={columns}
      />
      {rows.length > shown ? (
        <Group mt="xs">
          <Button variant="default" size="xs" onClick={() => setShown(shown + 500)}>
            {t('common:action.loadMore')}
          </Button>
        </Group>
      ) : null}
    </Paper>
  );
}

function useRows(document: EinvoiceDocument, findings: readonly EinvoiceFinding[]): Row[] {
  const { t } = useTranslation('einvoices');
  return [
    ...document.lines.map(
      (line, index): Row => ({
        ...line,
        key: `line-${index}`,
        title: line.name ?? line.id ?? '',
        findings: findings.filter((finding) => finding.line === index + 1),
      }),
    ),
    ...document.allowances.map(
      ({ isCharge, amountCents, reason, category, rate }, index): Row => ({
        key: `allowance-${index}`,
        title: t(isCharge ? 'lines.charge' : 'lines.allowance', { reason: reason ?? '' }),
        category,
        rate,
        netCents: amountCents === null || isCharge ? amountCents : -amountCents,
        allowances: [],
        findings: [],
      }),
    ),
  ];
}

function useColumns(currency: string | null) {
  const { t, i18n } = useTranslation('einvoices');
  const write = useWriteDecimal();
  const writePrice = useWriteDecimal(2);
  const language = i18n.language === 'en' ? 'en' : 'de';
  const unitText = (unit: string) => EINVOICE_UNITS[unit]?.[language] ?? unit;
  const taxText = useTaxText();
  return [
    { key: 'text', header: t('lines.text'), cell: (row: Row) => <LineText row={row} currency={currency} /> },
    {
      key: 'quantity',
      header: t('lines.quantity'),
      cell: ({ quantity, unit }: Row) =>
        quantity ? [write(quantity), unit ? unitText(unit) : ''].filter(Boolean).join(' ') : null,
      width: '6rem',
      isNumber: true,
    },
    {
      key: 'price',
      header: t('lines.price'),
      cell: ({ price, baseQuantity }: Row) =>
        price === null || price === undefined
          ? null
          : baseQuantity && baseQuantity !== '1'
            ? t('lines.priceFor', { price: writePrice(price), base: write(baseQuantity) })
            : writePrice(price),
      width: '7.5rem',
      isNumber: true,
    },
    {
      key: 'rate',
      header: t('lines.rate'),
      cell: ({ category, rate }: Row) => (category ? taxText(category, rate ?? null) : null),
      width: '5.5rem',
      isNumber: true,
    },
    {
      key: 'net',
      header: t('lines.net'),
      cell: ({ netCents }: Row) => <Amount cents={netCents} currency={currency} />,
      width: '6.5rem',
      isNumber: true,
    },
  ];
}

function LineText({ row, currency }: { row: Row; currency: string | null }) {
  const { t } = useTranslation('einvoices');
  const { title, description, articleNumber, note, counts, allowances, findings } = row;
  const details = [
    description === title ? null : description,
    articleNumber ? t('lines.article', { number: articleNumber }) : null,
    note === title ? null : note,
    counts === false ? t('lines.heading') : null,
  ].filter((detail) => detail);
  return (
    <>
      {title}
      {details.map((detail) => (
        <Text size="xs" c="dimmed" fw={400} key={detail}>
          {detail}
        </Text>
      ))}
      {allowances.map(({ isCharge, amountCents, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same reduction can stand there twice, and the order is fixed
        <Text size="xs" c="dimmed" fw={400} component="div" key={index}>
          {t(isCharge ? 'lines.charge' : 'lines.allowance', { reason: reason ?? '' })}{' '}
          <Amount cents={amountCents} currency={currency} />
        </Text>
      ))}
      {findings.length > 0 ? (
        <Text component="div" c="var(--mantine-color-error)" fw={400}>
          <FindingList
            findings={findings.map((finding) => ({ ...finding, line: null }))}
            currency={currency}
          />
        </Text>
      ) : null}
    </>
  );
}
