import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconFileInvoice, IconPencil, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Order, order as orderSchema } from '../contract.ts';
import { CustomerLink } from './customer-link.tsx';
import { LineTable } from './line-table.tsx';
import { NewReturnDialog } from './new-return-dialog.tsx';
import classes from './purchases.module.css';
import { OrderBadge } from './state-badge.tsx';
import { SumList } from './sum-list.tsx';
import { useMayWrite } from './use-may-write.ts';

const route = getRouteApi('/shell/orders/$orderId');

export function OrderPage() {
  const { t } = useTranslation('purchases');
  const { orderId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/orders/${orderId}`, { schema: orderSchema });
  if (error)
    return (
      <Stack gap="md">
        <PageHeader title={t('kind.order')} />
        <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.notFoundHint')} />
        <AnchorLink to="/orders" search={{}}>
          {t('page.allOrders')}
        </AnchorLink>
      </Stack>
    );
  if (!data) return <LoadingState />;
  return (
    <>
      <PageHeader
        title={data.number ? `${t('kind.order')} ${data.number}` : t('order.draft')}
        back={
          <AnchorLink to="/orders" search={{}} size="sm">
            ← {t('view.orders')}
          </AnchorLink>
        }
        subtitle={<CustomerLink customer={data.customer} />}
        actions={<OrderActions order={data} />}
      />
      <div className={classes.columns}>
        <Paper component="section" aria-label={t('lines.title')}>
          <Stack gap="md">
            <Title order={2}>{t('lines.title')}</Title>
            <LineTable lines={data.lines} currency={data.currency} />
            <SumList totals={data} currency={data.currency} />
          </Stack>
        </Paper>
        <Stack gap="md">
          <Paper component="section" aria-label={t('page.facts')}>
            <Facts
              facts={[
                [t('column.state'), <OrderBadge key="status" status={data.status} />],
                [t('field.on.order'), <DateText key="on" value={data.orderedOn} />],
                [
                  t('field.deliveredOn.order'),
                  data.deliveryOn ? <DateText key="delivery" value={data.deliveryOn} /> : null,
                ],
                [t('field.customer'), data.customerName],
                [
                  t('field.address'),
                  data.customerAddress ? (
                    <span key="text" className={classes.address}>
                      {data.customerAddress}
                    </span>
                  ) : null,
                ],
                [t('field.reference'), data.reference],
                [
                  t('field.deal'),
                  data.dealId ? (
                    <AnchorLink key="link" to="/deals/$dealId" params={{ dealId: data.dealId }} size="sm">
                      {t('field.toDeal')}
                    </AnchorLink>
                  ) : null,
                ],
                [
                  t('field.note'),
                  data.note ? (
                    <span key="text" className={classes.address}>
                      {data.note}
                    </span>
                  ) : null,
                ],
                [t('field.source'), data.source === 'entered' ? null : t(`source.${data.source}`)],
              ]}
            />
          </Paper>
          <OrderInvoices order={data} />
        </Stack>
      </div>
    </>
  );
}

function OrderInvoices({ order: { invoices, currency } }: { order: Order }) {
  const { t } = useTranslation('purchases');
  if (invoices.length === 0) return null;
  return (
    <Paper component="section" aria-label={t('view.invoices')}>
      <Title order={2} mb="xs">
        {t('view.invoices')}
      </Title>
      <Stack gap={6}>
        {invoices.map(({ id, number, on, grossCents }) => (
          <Group key={id} justify="space-between" gap="xs">
            <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId: id }} size="sm">
              {number ?? t('column.noNumber')}
            </AnchorLink>
            <Text component="div" size="sm">
              <DateText value={on} /> · <MoneyText cents={grossCents} currency={currency} />
            </Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation('purchases');
  const mayWrite = useMayWrite();
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const [doing, setDoing] = useState<'confirmed' | 'delivered' | 'cancelled' | 'remove' | 'return'>();
  if (!mayWrite) return null;
  const { orderId, version, status } = order;
  const close = () => setDoing(undefined);
  const set = async () => {
    const { number } = await api.patch(`/api/v1/orders/${orderId}`, {
      purpose,
      body: { version, status: doing },
      schema: orderSchema,
    });
    notifyDone(t('order.statusSet', { number: number ?? '' }));
    await refresh('/api/v1/orders', '/api/v1/purchase-summary');
  };
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/orders/${orderId}`, { purpose });
    notifyDone(t('order.removed'));
    await router.navigate({ to: '/orders', search: {} });
    await refresh('/api/v1/orders');
  };
  const button = (what: NonNullable<typeof doing>, label: string, isMain = false) => (
    <Button {...(isMain ? {} : { variant: 'default' })} onClick={() => setDoing(what)}>
      {label}
    </Button>
  );
  const asked = doing === 'confirmed' || doing === 'delivered' || doing === 'cancelled' ? doing : undefined;
  return (
    <>
      {status === 'draft' ? (
        <>
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setDoing('remove')}
          >
            {t('order.remove')}
          </Button>
          <ButtonLink
            to="/orders/$orderId/edit"
            params={{ orderId }}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            {t('order.edit')}
          </ButtonLink>
          {button('confirmed', t('order.confirm'), true)}
        </>
      ) : null}
      {status === 'confirmed' || status === 'delivered' ? (
        <>
          {button('cancelled', t('order.cancel'))}
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => setDoing('return')}
          >
            {t('return.new')}
          </Button>
          {status === 'confirmed' ? button('delivered', t('order.deliver')) : null}
          <ButtonLink
            to="/invoices/new"
            search={{ orderId }}
            leftSection={<IconFileInvoice size={16} aria-hidden />}
          >
            {t('order.bill')}
          </ButtonLink>
        </>
      ) : null}
      <ConfirmDialog
        isOpen={asked !== undefined}
        onClose={close}
        title={asked ? t(`order.ask.${asked}`) : ''}
        confirmLabel={asked ? t(`order.ask.${asked}`) : ''}
        danger={asked === 'cancelled'}
        onConfirm={set}
      >
        <Text size="sm">{asked ? t(`order.askText.${asked}`) : null}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={doing === 'remove'}
        onClose={close}
        title={t('order.remove')}
        confirmLabel={t('order.remove')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('order.removeText')}</Text>
      </ConfirmDialog>
      {doing === 'return' ? <NewReturnDialog from={order} onClose={close} /> : null}
    </>
  );
}
