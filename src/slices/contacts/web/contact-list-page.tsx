import { Stack } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { useSelection } from '../../../web/ui/data-list/use-selection.ts';
import { startOfDay } from '../../../web/ui/dates.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { BulkBar } from '../../bulk/web/bulk-bar.tsx';
import { ExportButton } from '../../exports/web/export-button.tsx';
import { ownQuery } from '../../fields/web/own-search.ts';
import { lastContactQuery } from '../../interactions/web/last-contact.ts';
import { useListView } from '../../views/web/use-list-view.tsx';
import { type ContactRow, contactPage } from '../contract.ts';
import { HIDDEN_COLUMNS, useContactColumns } from './contact-columns.tsx';
import { ContactFilters } from './contact-filters.tsx';
import { NoContacts } from './no-contacts.tsx';
import { CONTACT_SORTS, type ContactSearch, contactSearch } from './search.ts';

const route = getRouteApi('/shell/contacts');

export function ContactListPage() {
  const { t } = useTranslation('contacts');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const mayWrite = useMay('contact.write');
  const mayCreate = mayWrite && purpose !== 'rights';
  const change = (next: Partial<ContactSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { deletesBefore, own, view: _, ...rest } = search;
  const listView = useListView({
    list: 'contacts',
    search,
    columns: useContactColumns(),
    hidden: HIDDEN_COLUMNS,
    apply: (next) => void navigate({ search: contactSearch.parse(next), replace: true }),
  });
  const query = {
    ...rest,
    ...ownQuery(own),
    ...lastContactQuery(search),
    ...(deletesBefore ? { deletesBefore: startOfDay(deletesBefore) } : {}),
  };
  const pages = useApiPages('/api/v1/contacts', {
    schema: contactPage,
    enabled: listView.isReady,
    query,
  });
  const { sort: _order, ...filter } = query;
  const selection = useSelection<ContactRow>({
    keyOf: ({ contactId }) => contactId,
    labelOf: ({ displayName }) => displayName,
    scope: JSON.stringify([purpose, filter]),
  });
  const newContact = mayCreate ? (
    <ButtonLink to="/contacts/new" search={{}} leftSection={<IconUserPlus size={16} aria-hidden />}>
      {t('list.new')}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('list.title')}
        subtitle={
          purpose === 'rights' ? t('list.underRights') : t('list.underPurpose', { purpose: labelOf(purpose) })
        }
        actions={
          <>
            <ExportButton selection={selection} filter={filter} />
            {mayWrite ? (
              <ButtonLink to="/duplicates" variant="default">
                {t('list.duplicates')}
              </ButtonLink>
            ) : null}
            {newContact}
          </>
        }
      />
      <Stack gap="sm">
        {listView.controls}
        <ContactFilters search={search} onChange={change} />
        <DataList
          label={t('list.title')}
          pages={pages}
          columns={listView.columns}
          selection={mayWrite ? selection : undefined}
          rowKey={({ contactId }) => contactId}
          linkHeader={t('column.name')}
          linkSort="name"
          link={({ contactId, displayName }, props) => (
            <AnchorLink to="/contacts/$contactId" params={{ contactId }} {...props}>
              {displayName}
            </AnchorLink>
          )}
          // Results of a search come ordered by fit.
          sorting={
            search.q
              ? undefined
              : {
                  value: search.sort ?? 'name',
                  onChange: (sort) => change({ sort: CONTACT_SORTS.find((known) => known === sort) }),
                }
          }
          empty={<NoContacts search={search} actions={newContact} />}
        />
        {mayWrite ? <BulkBar list="contacts" selection={selection} filter={filter} /> : null}
      </Stack>
    </>
  );
}
