import { Badge, Group, SimpleGrid, Stack } from '@mantine/core';
import { IconBuildingPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { useSelection } from '../../../web/ui/data-list/use-selection.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { BulkBar } from '../../bulk/web/bulk-bar.tsx';
import { OwnFilters } from '../../fields/web/own-filters.tsx';
import { ownQuery } from '../../fields/web/own-search.ts';
import { LAST_CONTACT_FILTERS, lastContactQuery } from '../../interactions/web/last-contact.ts';
import { LastContactFilter } from '../../interactions/web/last-contact-filter.tsx';
import { useListView } from '../../views/web/use-list-view.tsx';
import { type CompanyRow, companyPage } from '../contract.ts';
import { COMPANY_SORTS, type CompanySearch, companySearch } from './search.ts';

const route = getRouteApi('/shell/companies');

export function CompanyListPage() {
  const { t } = useTranslation('companies');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const mayCreate = useMay('company.write');
  const change = (next: Partial<CompanySearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { own, view: _, ...rest } = search;
  const query = { ...rest, ...ownQuery(own), ...lastContactQuery(search) };
  const listView = useListView({
    list: 'companies',
    search,
    columns: useCompanyColumns(),
    apply: (next) => void navigate({ search: companySearch.parse(next), replace: true }),
  });
  const pages = useApiPages('/api/v1/companies', {
    schema: companyPage,
    query,
    enabled: listView.isReady,
  });
  const { sort: _order, ...filter } = query;
  const selection = useSelection<CompanyRow>({
    keyOf: ({ companyId }) => companyId,
    labelOf: ({ name }) => name,
    scope: JSON.stringify([purpose, filter]),
  });
  const newCompany = mayCreate ? (
    <ButtonLink to="/companies/new" leftSection={<IconBuildingPlus size={16} aria-hidden />}>
      {t('list.new')}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('list.title')}
        subtitle={t('list.subtitle', { purpose: labelOf(purpose) })}
        actions={newCompany}
      />
      <Stack gap="sm">
        {listView.controls}
        <CompanyFilters search={search} onChange={change} />
        <DataList
          label={t('list.title')}
          pages={pages}
          columns={listView.columns}
          selection={mayCreate ? selection : undefined}
          rowKey={({ companyId }) => companyId}
          linkHeader={t('column.name')}
          linkSort="name"
          link={({ companyId, name, isSoleTrader }, props) => (
            <Group gap={6} wrap="nowrap">
              <AnchorLink to="/companies/$companyId" params={{ companyId }} truncate {...props}>
                {name}
              </AnchorLink>
              {isSoleTrader ? <Badge color="gray">{t('page.soleTrader')}</Badge> : null}
            </Group>
          )}
          sorting={
            search.q
              ? undefined
              : {
                  value: search.sort ?? 'name',
                  onChange: (sort) => change({ sort: COMPANY_SORTS.find((known) => known === sort) }),
                }
          }
          empty={<NoCompanies search={search} actions={newCompany} />}
        />
        {mayCreate ? <BulkBar list="companies" selection={selection} filter={filter} /> : null}
      </Stack>
    </>
  );
}

function useCompanyColumns(): readonly Column<CompanyRow>[] {
  const { t } = useTranslation(['companies', 'interactions']);
  return [
    { key: 'city', header: t('column.city'), cell: ({ city }) => city },
    { key: 'industry', header: t('column.industry'), cell: ({ industry }) => industry, from: 'md' },
    { key: 'phone', header: t('column.phone'), cell: ({ phone }) => phone, from: 'md' },
    {
      key: 'website',
      header: t('column.website'),
      cell: ({ website }) => website?.replace(/^https?:\/\//, ''),
      from: 'lg',
    },
    {
      key: 'lastContact',
      header: t('interactions:lastContact.column'),
      cell: ({ lastContactAt }) => (lastContactAt ? <DateText value={lastContactAt} /> : null),
      width: '8rem',
      from: 'md',
    },
    {
      key: 'contacts',
      header: t('column.contacts'),
      cell: ({ contactCount }) => contactCount,
      width: '6.5rem',
    },
  ];
}

interface CompanyFiltersProps {
  search: CompanySearch;
  onChange: (next: Partial<CompanySearch>) => void;
}

function CompanyFilters({ search, onChange }: CompanyFiltersProps) {
  const { t } = useTranslation('companies');
  return (
    <search aria-label={t('list.filters')}>
      <SimpleGrid cols={{ base: 1, xs: 3, lg: 5 }} spacing="xs" maw={1200} style={{ alignItems: 'end' }}>
        <FilterText label={t('list.q')} value={search.q} onChange={(q) => onChange({ q })} />
        <FilterText label={t('column.city')} value={search.city} onChange={(city) => onChange({ city })} />
        <FilterText
          label={t('column.industry')}
          value={search.industry}
          onChange={(industry) => onChange({ industry })}
        />
        <LastContactFilter value={search} onChange={onChange} />
      </SimpleGrid>
      <SimpleGrid
        cols={{ base: 1, xs: 3, lg: 5 }}
        spacing="xs"
        maw={1200}
        mt="xs"
        style={{ alignItems: 'end' }}
      >
        <OwnFilters entity="company" own={search.own} onChange={(own) => onChange({ own })} />
      </SimpleGrid>
    </search>
  );
}

function NoCompanies({ search, actions }: { search: CompanySearch; actions: React.ReactNode }) {
  const { t } = useTranslation('companies');
  const isFiltered = [
    search.q,
    search.city,
    search.industry,
    search.own,
    ...LAST_CONTACT_FILTERS.map((name) => search[name]),
  ].some(Boolean);
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
        <AnchorLink to="/companies" search={{}}>
          {t('list.reset')}
        </AnchorLink>
      }
    />
  );
}
