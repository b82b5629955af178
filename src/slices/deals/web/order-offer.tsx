import { Group } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { orderPage } from '../../purchases/contract.ts';
import type { Deal } from '../contract.ts';

/** What follows from a deal that is won: its orders, or the way to the first one with customer and items filled in. */
export function OrderOffer({ deal: { dealId } }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const mayRead = useMay('purchase.read');
  const mayWrite = useMay('purchase.write');
  const opens = useOpensCategory()('purchases');
  const { data } = useApi('/api/v1/orders', {
    schema: orderPage,
    query: { dealId, limit: 5 },
    enabled: mayRead && opens,
  });
  const orders = data?.items ?? [];
  return (
    <Group gap="xs">
      {orders.map(({ orderId, number }) => (
        <AnchorLink key={orderId} to="/orders/$orderId" params={{ orderId }} size="sm">
          {number ? t('steps.order', { number }) : t('steps.orderDraft')}
        </AnchorLink>
      ))}
      {mayWrite && orders.length === 0 ? (
        <ButtonLink
          to="/orders/new"
          search={{ dealId }}
          size="xs"
          leftSection={<IconFileInvoice size={14} aria-hidden />}
        >
          {t('steps.createOrder')}
        </ButtonLink>
      ) : null}
    </Group>
  );
}
