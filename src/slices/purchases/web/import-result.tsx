import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { type PurchaseImport, rejectedPage } from '../contract.ts';

/** What came of a file: how much came in, and each row that did not, with why. */
export function ImportResult({ row: { importId, counts, kind } }: { row: PurchaseImport }) {
  const { t, i18n } = useTranslation('purchases');
  const number = new Intl.NumberFormat(i18n.language);
  const pages = useApiPages(`/api/v1/purchase-imports/${importId}/rejected`, { schema: rejectedPage });
  return (
    <Stack gap="md">
      <Paper component="section" aria-label={t('import.result')}>
        <Facts
          facts={(['rows', 'created', 'known', 'rejected'] as const).map((name) => [
            name === 'rows'
              ? t('import.inFile')
              : name === 'created'
                ? t(`view.${kind}`)
                : t(`import.${name}`),
            counts ? number.format(counts[name]) : null,
          ])}
        />
      </Paper>
      <Title order={2}>{t('import.rejectedRows')}</Title>
      <DataList
        label={t('import.rejectedRows')}
        pages={pages}
        columns={[
          {
            key: 'reasons',
            header: t('import.finding'),
            cell: ({ reasons }) =>
              reasons.map(({ message, column }) => (column ? `${column}: ${message}` : message)).join(' '),
          },
          {
            key: 'cells',
            header: t('import.row'),
            cell: ({ cells }) =>
              Object.entries(cells)
                .map(([column, cell]) => `${column}: ${cell}`)
                .join(' · '),
          },
        ]}
        rowKey={({ line }) => String(line)}
        linkHeader={t('import.line')}
        link={({ line }) => number.format(line)}
        empty={<Text size="sm">{t('import.noneRejected')}</Text>}
      />
    </Stack>
  );
}
