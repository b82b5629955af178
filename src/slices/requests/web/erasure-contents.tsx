import { Badge, Button, Code, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { ErasurePreview, ErasureReceipt } from '../contract.ts';

/** What erasure takes away, and what a law makes stay. */
export function ErasureContents({ preview: { goes, keeps } }: { preview: ErasurePreview }) {
  const { t } = useTranslation('requests');
  return (
    <>
      <div>
        <Title order={3}>{t('erasure.goes')}</Title>
        <Table aria-label={t('erasure.goes')} withRowBorders={false} verticalSpacing={2}>
          <Table.Tbody>
            {goes.map(({ table, label, rows }) => (
              <Table.Tr key={table}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="end">{t('erasure.rows', { count: rows })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <div>
        <Title order={3} mb={4}>
          {t('erasure.keeps')}
        </Title>
        {keeps.length === 0 ? <Text size="sm">{t('erasure.keepsNothing')}</Text> : null}
        <Stack gap="xs">
          {keeps.map(({ what, why, until, identifies }) => (
            <div key={what}>
              <Group gap="xs">
                <Text size="sm" fw={500}>
                  {what}
                </Text>
                <Badge color={identifies ? 'amber' : 'gray'}>
                  {t(identifies ? 'erasure.identifies' : 'erasure.anonymous')}
                </Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {why}
                {until ? (
                  <>
                    {' · '}
                    {t('erasure.until')} <DateText value={until} />
                  </>
                ) : null}
              </Text>
            </div>
          ))}
        </Stack>
      </div>
    </>
  );
}

interface ErasureDoneProps {
  receipt: ErasureReceipt;
  onClose: () => void;
}

export function ErasureDone({ receipt, onClose }: ErasureDoneProps) {
  const { t } = useTranslation('requests');
  const rows = Object.values(receipt.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Stack gap="md" role="status">
      <Text size="sm">{t('erasure.doneText', { count: rows })}</Text>
      <Text size="sm">
        {t('erasure.receipt')}: <Code>{receipt.receiptId}</Code>,{' '}
        <DateText value={receipt.erasedAt} withTime />
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('erasure.toContacts')}
        </Button>
      </Group>
    </Stack>
  );
}
