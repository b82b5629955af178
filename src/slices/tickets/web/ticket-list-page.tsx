import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi, useApiPages } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { useSelection } from '../../../web/ui/data-list/use-selection.ts';
import { startOfDay } from '../../../web/ui/dates.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { BulkBar } from '../../bulk/web/bulk-bar.tsx';
import { ownQuery } from '../../fields/web/own-search.ts';
import { useListView } from '../../views/web/use-list-view.tsx';
import { satisfactionSummary, TICKET_SORTS, type TicketRow, ticketPage } from '../contract.ts';
import { NewTicketDialog } from './new-ticket-dialog.tsx';
import { activeFilters, type TicketSearch, ticketSearch } from './search.ts';
import { useTicketColumns } from './ticket-columns.tsx';
import { TicketFilters } from './ticket-filters.tsx';
import { TicketPurposeGate, useTicketPurposes } from './ticket-purpose.tsx';

const route = getRouteApi('/shell/tickets');

export function TicketListPage() {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const { isOpen } = useTicketPurposes();
  const mayCreate = useMay('ticket.write') && isOpen && purpose !== 'rights';
  const [isCreating, setCreating] = useState(false);
  const newTicket = mayCreate ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('list.new')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('list.title')}
        subtitle={isOpen ? t('list.subtitle', { purpose: labelOf(purpose) }) : null}
        actions={newTicket}
      />
      <TicketPurposeGate>
        <Tickets newTicket={newTicket} />
      </TicketPurposeGate>
      <NewTicketDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}

function Tickets({ newTicket }: { newTicket: React.ReactNode }) {
  const { t } = useTranslation('tickets');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<TicketSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { silentSince, own, view: _view, ...rest } = search;
  const listView = useListView({
    list: 'tickets',
    search,
    columns: useTicketColumns(),
    apply: (next) => void navigate({ search: ticketSearch.parse(next), replace: true }),
  });
  const pages = useApiPages('/api/v1/tickets', {
    schema: ticketPage,
    enabled: listView.isReady,
    query: { ...rest, ...ownQuery(own), ...(silentSince ? { silentSince: startOfDay(silentSince) } : {}) },
  });
  const mayChange = useMay('ticket.write');
  const selection = useSelection<TicketRow>({
    keyOf: ({ ticketId }) => ticketId,
    labelOf: ({ subject }) => subject,
    scope: JSON.stringify(search),
  });
  return (
    <Stack gap="sm">
      {listView.controls}
      <TicketFilters search={search} onChange={change} />
      <DataList
        label={t('list.title')}
        pages={pages}
        columns={listView.columns}
        selection={mayChange ? selection : undefined}
        rowKey={({ ticketId }) => ticketId}
        linkHeader={t('column.subject')}
        linkSort="created"
        linkWidth="34%"
        link={({ ticketId, number, subject }, props) => (
          <AnchorLink to="/tickets/$ticketId" params={{ ticketId }} {...props}>
            #{number} {subject}
          </AnchorLink>
        )}
        sorting={{
          value: search.sort ?? 'due',
          onChange: (sort) => change({ sort: TICKET_SORTS.find((known) => known === sort) }),
        }}
        empty={<NoTickets search={search} actions={newTicket} />}
      />
      {mayChange ? <BulkBar list="tickets" selection={selection} filter={{}} /> : null}
      <Satisfaction />
    </Stack>
  );
}

function NoTickets({ search, actions }: { search: TicketSearch; actions: React.ReactNode }) {
  const { t } = useTranslation('tickets');
  const isFiltered =
    Boolean(search.q || search.mine || search.unassigned || search.overdue) || activeFilters(search) > 0;
  if (!isFiltered)
    return (
      <EmptyState title={t('list.emptyTitle')} actions={actions}>
        {t('list.emptyText')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('list.noHitsTitle')}
      actions={
        <AnchorLink to="/tickets" search={{}}>
          {t('list.reset')}
        </AnchorLink>
      }
    >
      {t('list.noHitsText')}
    </EmptyState>
  );
}

/** Of the firm, never of one employee; nothing while too few have answered. */
function Satisfaction() {
  const { t, i18n } = useTranslation('tickets');
  const { data } = useApi('/api/v1/tickets/satisfaction', { schema: satisfactionSummary });
  if (data?.answers == null || data.average === null) return null;
  const average = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1 }).format(data.average);
  return (
    <Text size="sm" c="dimmed">
      {t('list.satisfaction', { count: data.answers, average })}
    </Text>
  );
}
