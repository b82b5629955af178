import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import type { Invoice } from '../contract.ts';
import { OneReturn } from './return-dialog.tsx';
import { ReturnBadge } from './state-badge.tsx';

/** Credit notes and returns of an invoice, and where its copy lies. */
export function InvoiceRelated({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('purchases');
  const [shown, setShown] = useState<string>();
  const { creditNotes, returns, archiveId, number, currency } = invoice;
  return (
    <>
      {creditNotes.length > 0 ? (
        <Paper component="section" aria-label={t('credit.title')}>
          <Title order={2} mb="xs">
            {t('credit.title')}
          </Title>
          <Stack gap={6}>
            {creditNotes.map(({ id, number, on, grossCents }) => (
              <Group key={id} justify="space-between" gap="xs">
                <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId: id }} size="sm">
                  {number ?? t('column.noNumber')}
                </AnchorLink>
                <Text component="div" size="sm">
                  <DateText value={on} /> · <MoneyText cents={-grossCents} currency={currency} />
                </Text>
              </Group>
            ))}
          </Stack>
        </Paper>
      ) : null}
      {returns.length > 0 ? (
        <Paper component="section" aria-label={t('view.returns')}>
          <Title order={2} mb="xs">
            {t('view.returns')}
          </Title>
          <Stack gap={6}>
            {returns.map(({ returnId, number, returnedOn, status }) => (
              <Group key={returnId} justify="space-between" gap="xs">
                <Anchor component="button" type="button" size="sm" onClick={() => setShown(returnId)}>
                  {number}
                </Anchor>
                <Group gap={6}>
                  <Text component="div" size="sm">
                    <DateText value={returnedOn} />
                  </Text>
                  <ReturnBadge status={status} />
                </Group>
              </Group>
            ))}
          </Stack>
        </Paper>
      ) : null}
      {archiveId && number ? (
        <Text size="xs" c="dimmed">
          {t('archive.note')}
        </Text>
      ) : null}
      {shown ? <OneReturn returnId={shown} onClose={() => setShown(undefined)} /> : null}
    </>
  );
}
