import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { formatMoney, MoneyText } from '../../../web/ui/money.tsx';
import { invoicePage, orderPage, purchaseSummary } from '../contract.ts';
import { InvoiceBadge, OrderBadge } from './state-badge.tsx';
import { useMayWrite } from './use-may-write.ts';

const SHOWN = 5;
type Of = { contactId: string } | { companyId: string };

/** What a person (and their companies) or a company bought and owes; nothing where the purpose shows no purchases. */
function PurchasesOf({ of }: { of: Of }) {
  const { t, i18n } = useTranslation('purchases');
  const isShown = useOpensCategory()('purchases');
  const mayWrite = useMayWrite();
  const query = { ...of, ...('contactId' in of ? { withCompanies: true } : {}) };
  const summary = useApi('/api/v1/purchase-summary', {
    schema: purchaseSummary,
    query,
    enabled: isShown,
  }).data;
  const invoices = useApi('/api/v1/invoices', {
    schema: invoicePage,
    query: { ...query, limit: SHOWN },
    enabled: isShown,
  }).data;
  const orders = useApi('/api/v1/orders', {
    schema: orderPage,
    query: { ...query, limit: SHOWN },
    enabled: isShown,
  }).data;
  if (!isShown || !summary || !invoices || !orders) return null;
  const isEmpty = invoices.items.length === 0 && orders.items.length === 0;
  const money = (cents: number, currency: string) => formatMoney(cents, currency, i18n.language);
  return (
    <Paper component="section" aria-label={t('section.title')}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2}>{t('section.title')}</Title>
        {mayWrite ? (
          <Group gap={4}>
            <NewLink to="/orders/new" of={of} label={t('section.newOrder')} />
            <NewLink to="/invoices/new" of={of} label={t('section.newInvoice')} />
          </Group>
        ) : null}
      </Group>
      {isEmpty ? (
        <Text size="sm" c="dimmed">
          {t('section.none')}
        </Text>
      ) : (
        <Stack gap="sm">
          <Facts
            facts={summary.sums.flatMap(
              ({
                currency,
                invoicedCents,
                creditedCents,
                openCents,
                overdueCents,
                openCount,
                overdueCount,
              }) => [
                [t('section.invoiced'), money(invoicedCents - creditedCents, currency)] as const,
                [
                  t('section.open'),
                  openCents === null
                    ? null
                    : openCents === 0
                      ? money(0, currency)
                      : t('section.amountOf', { amount: money(openCents, currency), count: openCount ?? 0 }),
                ] as const,
                [
                  t('section.overdue'),
                  overdueCents ? (
                    <Text key="overdue" component="span" inherit c="var(--mantine-color-error)">
                      {t('section.amountOf', {
                        amount: money(overdueCents, currency),
                        count: overdueCount ?? 0,
                      })}
                    </Text>
                  ) : null,
                ] as const,
              ],
            )}
          />
          {invoices.items.map((row) => (
            <Group key={row.invoiceId} justify="space-between" gap="xs" wrap="nowrap">
              <Group gap={6} miw={0}>
                <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId: row.invoiceId }} size="sm">
                  {row.number ?? t('column.noNumber')}
                </AnchorLink>
                <InvoiceBadge invoice={row} />
                <Text component="div" size="xs" c="dimmed">
                  <DateText value={row.issuedOn} />
                </Text>
              </Group>
              <Text component="div" size="sm">
                <MoneyText
                  cents={row.kind === 'credit-note' ? -row.grossCents : row.grossCents}
                  currency={row.currency}
                />
              </Text>
            </Group>
          ))}
          {orders.items
            .filter(({ status }) => status === 'draft' || status === 'confirmed')
            .map((row) => (
              <Group key={row.orderId} justify="space-between" gap="xs" wrap="nowrap">
                <Group gap={6} miw={0}>
                  <AnchorLink to="/orders/$orderId" params={{ orderId: row.orderId }} size="sm">
                    {row.number ?? t('order.draft')}
                  </AnchorLink>
                  <OrderBadge status={row.status} />
                  <Text component="div" size="xs" c="dimmed">
                    <DateText value={row.orderedOn} />
                  </Text>
                </Group>
                <Text component="div" size="sm">
                  <MoneyText cents={row.grossCents} currency={row.currency} />
                </Text>
              </Group>
            ))}
          <Group gap="md">
            <AnchorLink to="/invoices" search={of} size="sm">
              {t('section.allInvoices')}
            </AnchorLink>
            <AnchorLink to="/orders" search={of} size="sm">
              {t('section.allOrders')}
            </AnchorLink>
          </Group>
        </Stack>
      )}
    </Paper>
  );
}

function NewLink({ to, of, label }: { to: '/orders/new' | '/invoices/new'; of: Of; label: string }) {
  return (
    <ButtonLink
      to={to}
      search={of}
      variant="subtle"
      size="compact-xs"
      leftSection={<IconPlus size={14} aria-hidden />}
    >
      {label}
    </ButtonLink>
  );
}

export const ContactPurchases = ({ contactId }: { contactId: string }) => <PurchasesOf of={{ contactId }} />;
export const CompanyPurchases = ({ companyId }: { companyId: string }) => <PurchasesOf of={{ companyId }} />;
