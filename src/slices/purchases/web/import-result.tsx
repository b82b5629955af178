import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { Facts } from '../../../web/ui/facts.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type PurchaseImport, rejectedPage } from '../contract.ts';

/** What came of a file: how much came in, and each row that did not, with why. */
export function ImportResult({ row: { importId, counts, kind } }: { row: PurchaseImport }) {
  const { t, i18n } = useTranslation('purchases');
  const number = new Intl.NumberFormat(i18n.language);
  const pages = useApiPages(`/api/v1/purchase-imports/${importId}/rejected`, { schema: rejectedPage });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
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
      {pages.error ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <LoadingState lines={3} />
      ) : rows.length === 0 ? (
        <Text size="sm">{t('import.noneRejected')}</Text>
      ) : (
        // Reasons are read to the end: nothing here is cut to one line.
        <SimpleTable
          label={t('import.rejectedRows')}
          rows={rows}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', header: t('import.line'), cell: ({ line }) => number.format(line), width: '4rem' },
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
        />
      )}
      {pages.hasNextPage ? (
        <Group>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('import.moreRejected')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
