import { Code, List, Paper, Stack, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/session.tsx';
import { formatTime } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import type { ErasureReceipt } from '../contract.ts';
import classes from './requests.module.css';

interface ReceiptProps {
  receipt: ErasureReceipt;
  /** Names of the tables. */
  labels: Record<string, string>;
}

const KEPT = [
  'ledger-entry',
  'log-without-name',
  'consent-proof',
  'archive',
  'legal-hold',
  'suppression',
] as const;

export function Receipt({ receipt, labels }: ReceiptProps) {
  const { t, i18n } = useTranslation('requests');
  const { firm } = useMe();
  const number = new Intl.NumberFormat(i18n.language);
  const counts = Object.entries(receipt.counts).filter(([, rows]) => rows > 0);
  const sum = counts.reduce((total, [, rows]) => total + rows, 0);
  return (
    <Paper className={classes.receipt ?? ''}>
      <Stack gap="md">
        <Facts
          facts={[
            [t('receipt.firm'), firm.name],
            [t('receipt.id'), <Code key="id">{receipt.receiptId}</Code>],
            [t('receipt.at'), formatTime(receipt.erasedAt, i18n.language)],
            [
              t('receipt.reason'),
              t(receipt.reason === 'withdrawn' ? 'receipt.withdrawn' : 'receipt.request'),
            ],
          ]}
        />
        <div>
          <Title order={2}>{t('receipt.counts')}</Title>
          <Table aria-label={t('receipt.counts')} verticalSpacing={3} horizontalSpacing={0} maw="30rem">
            <Table.Tbody>
              {counts.map(([table, rows]) => (
                <Table.Tr key={table}>
                  <Table.Th scope="row" fw={400}>
                    {labels[table] ?? table}
                  </Table.Th>
                  <Table.Td ta="end">{number.format(rows)}</Table.Td>
                </Table.Tr>
              ))}
              <Table.Tr>
                <Table.Th scope="row">{t('receipt.sum')}</Table.Th>
                <Table.Td ta="end" fw={650}>
                  {number.format(sum)}
                </Table.Td>
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </div>
        <div>
          <Title order={2} mb={4}>
            {t('receipt.kept')}
          </Title>
          <List size="sm">
            {KEPT.filter((code) => receipt.kept.includes(code)).map((code) => (
              <List.Item key={code}>{t(`receipt.keptOf.${code}`)}</List.Item>
            ))}
          </List>
        </div>
      </Stack>
    </Paper>
  );
}
