import { Group, NativeSelect, Stack, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../../web/query.ts';
import type { Column } from '../../../../web/ui/data-list/column.ts';
import { DataList } from '../../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import { EmptyState } from '../../../../web/ui/states.tsx';
import {
  EINVOICE_STATES,
  type EinvoiceRow,
  type EinvoiceState,
  einvoicePage,
} from '../../contract-einvoice.ts';
import { Amount } from './amount.tsx';
import { EinvoiceStateBadge } from './state-badge.tsx';

const route = getRouteApi('/shell/einvoices');

export function EinvoiceList() {
  const { t } = useTranslation('einvoices');
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useApiPages('/api/v1/einvoices', { schema: einvoicePage, query: { state } });
  return (
    <Stack gap="sm" component="section" aria-labelledby="came-in">
      <Group justify="space-between" align="flex-end">
        <Title order={2} id="came-in">
          {t('list.title')}
        </Title>
        <NativeSelect
          label={t('list.state')}
          value={state ?? ''}
          onChange={(event) =>
            void navigate({
              search: { state: (event.currentTarget.value || undefined) as EinvoiceState | undefined },
            })
          }
          data={[
            { value: '', label: t('list.all') },
            ...EINVOICE_STATES.map((each) => ({ value: each, label: t(`state.${each}`) })),
          ]}
        />
      </Group>
      <DataList
        label={t('list.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ intakeId }) => intakeId}
        linkHeader={t('list.number')}
        link={({ intakeId, number, fileName }, props) => (
          <AnchorLink to="/einvoices/$intakeId" params={{ intakeId }} {...props}>
            {number ?? fileName}
          </AnchorLink>
        )}
        empty={
          <EmptyState title={t(state ? 'list.emptyState' : 'list.emptyTitle')}>
            {state ? null : t('list.emptyText')}
          </EmptyState>
        }
      />
    </Stack>
  );
}

function useColumns(): readonly Column<EinvoiceRow>[] {
  const { t } = useTranslation('einvoices');
  return [
    {
      key: 'state',
      header: t('list.state'),
      cell: ({ state }) => <EinvoiceStateBadge state={state} />,
      width: '10rem',
    },
    {
      key: 'customer',
      header: t('list.customer'),
      cell: ({ customer, buyerName }) => customer?.name ?? buyerName,
    },
    {
      key: 'date',
      header: t('list.date'),
      cell: ({ issuedOn }) => (issuedOn ? <DateText value={issuedOn} /> : null),
      width: '8rem',
      from: 'md',
    },
    {
      key: 'gross',
      header: t('list.gross'),
      cell: ({ grossCents, currency }) =>
        grossCents === null ? null : <Amount cents={grossCents} currency={currency} />,
      width: '9rem',
    },
    {
      key: 'came-in',
      header: t('list.cameIn'),
      cell: ({ createdAt }) => <DateText value={createdAt} withTime />,
      width: '11rem',
      from: 'lg',
    },
  ];
}
