import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { ErasurePreview } from '../contract.ts';

interface ErasureContentsProps {
  preview: ErasurePreview;
  /** Whether a suppression entry will be left. */
  suppresses: boolean;
}

/** What erasure takes away, and what stays and why. */
export function ErasureContents({ preview: { goes, keeps }, suppresses }: ErasureContentsProps) {
  const { t } = useTranslation('requests');
  const staying = keeps.filter(({ code }) => suppresses || code !== 'suppression');
  return (
    <>
      <div>
        <Title order={3}>{t('erasure.goes')}</Title>
        <Table
          aria-label={t('erasure.goes')}
          withRowBorders={false}
          verticalSpacing={2}
          horizontalSpacing={0}
          maw="30rem"
        >
          <Table.Tbody>
            {goes.map(({ table, label, rows }) => (
              <Table.Tr key={table}>
                <Table.Th scope="row" fw={400}>
                  {label}
                </Table.Th>
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
        {staying.length === 0 ? <Text size="sm">{t('erasure.keepsNothing')}</Text> : null}
        <Stack gap="xs">
          {staying.map(({ code, what, why, until, identifies }) => (
            <div key={code}>
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
