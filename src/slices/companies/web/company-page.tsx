import { Badge, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useApiPages, useRefresh } from '../../../web/query.ts';
import { COMPANY_SECTIONS, Sections } from '../../../web/sections.tsx';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { contactPage } from '../../contacts/contract.ts';
import { HIDDEN_COLUMNS, useContactColumns } from '../../contacts/web/contact-columns.tsx';
import { OwnSection } from '../../fields/web/own-section.tsx';
import { type Company, company as companySchema } from '../contract.ts';
import { CompanyDetails } from './company-details.tsx';

const route = getRouteApi('/shell/companies/$companyId');

export function CompanyPage() {
  const { t } = useTranslation('companies');
  const { companyId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/companies/${companyId}`, { schema: companySchema });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.notFoundHint')} />;
  if (!data) return <LoadingState />;
  return (
    <>
      <CompanyHeader company={data} />
      <Stack gap="lg">
        <Paper component="section" aria-label={t('page.details')}>
          <CompanyDetails company={data} />
        </Paper>
        <OwnSection entity="company" own={data.own} ownEnds={data.ownEnds} />
        <Sections of={COMPANY_SECTIONS} place="side" props={{ companyId }} />
        <CompanyContacts companyId={companyId} />
        <Sections of={COMPANY_SECTIONS} place="main" props={{ companyId }} />
      </Stack>
    </>
  );
}

function CompanyHeader({ company: { companyId, name, soleTraderContactId } }: { company: Company }) {
  const { t } = useTranslation('companies');
  const mayEdit = useMay('company.write');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const [isRemoving, setRemoving] = useState(false);
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/companies/${companyId}`, { purpose });
    notifyDone(t('page.removed'));
    await router.navigate({ to: '/companies', search: {} });
    await refresh('/api/v1/companies', '/api/v1/contacts');
  };
  return (
    <>
      <PageHeader
        title={name}
        back={
          <AnchorLink to="/companies" search={{}} size="sm">
            ← {t('page.back')}
          </AnchorLink>
        }
        subtitle={soleTraderContactId ? <Badge color="gray">{t('page.soleTrader')}</Badge> : null}
        actions={
          mayEdit ? (
            <>
              <ButtonLink
                to="/companies/$companyId/edit"
                params={{ companyId }}
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
              >
                {t('page.edit')}
              </ButtonLink>
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => setRemoving(true)}
              >
                {t('page.remove')}
              </Button>
            </>
          ) : null
        }
      />
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={t('page.remove')}
        confirmLabel={t('page.remove')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('page.removeText')}</Text>
      </ConfirmDialog>
    </>
  );
}

function CompanyContacts({ companyId }: { companyId: string }) {
  const { t } = useTranslation(['companies', 'contacts']);
  const { purpose } = usePurpose();
  const mayCreate = useMay('contact.write') && purpose !== 'rights';
  const pages = useApiPages(`/api/v1/companies/${companyId}/contacts`, { schema: contactPage });
  const columns = useContactColumns().filter(({ key }) => key !== 'company' && !HIDDEN_COLUMNS.includes(key));
  const newContact = mayCreate ? (
    <ButtonLink
      to="/contacts/new"
      search={{ companyId }}
      variant="light"
      size="xs"
      leftSection={<IconUserPlus size={14} aria-hidden />}
    >
      {t('page.newContact')}
    </ButtonLink>
  ) : null;
  return (
    <Stack component="section" aria-label={t('page.contacts')} gap="sm">
      <Title order={2}>{t('page.contacts')}</Title>
      <DataList
        label={t('page.contacts')}
        pages={pages}
        columns={columns.map(({ sort: _, ...column }) => column)}
        rowKey={({ contactId }) => contactId}
        linkHeader={t('contacts:column.name')}
        link={({ contactId, displayName }, props) => (
          <AnchorLink to="/contacts/$contactId" params={{ contactId }} {...props}>
            {displayName}
          </AnchorLink>
        )}
        empty={
          <EmptyState title={t('page.noContactsTitle')} actions={newContact}>
            {t('page.noContactsText')}
          </EmptyState>
        }
      />
      {pages.data?.pages[0]?.items.length ? <div>{newContact}</div> : null}
    </Stack>
  );
}
