import { Paper } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { useMe, usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { LoadingState } from '../../../web/ui/states.tsx';
import { company as companySchema } from '../../companies/contract.ts';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { useAllOwnFields, useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { deal as dealSchema } from '../contract.ts';
import { DealFields } from './deal-fields.tsx';
import { bodyOf, type DealValues, emptyDeal } from './deal-values.ts';
import { usePipelines } from './use-pipelines.ts';

const route = getRouteApi('/shell/deals/new');

export function NewDealPage() {
  const { t } = useTranslation('deals');
  const { userId } = useMe();
  const { companyId, contactId, stageId } = route.useSearch();
  const { pipelines, isPending } = usePipelines();
  const ownFields = useAllOwnFields();
  const own = useOpenOwnFields('deal');
  const contact = useApi(`/api/v1/contacts/${contactId}`, {
    schema: contactSchema,
    enabled: contactId !== undefined,
  });
  const ofContact = contact.data?.companies[0];
  const startCompany = companyId ?? ofContact?.companyId;
  const company = useApi(`/api/v1/companies/${startCompany}`, {
    schema: companySchema,
    enabled: startCompany !== undefined,
  });
  const first = pipelines.find(({ isActive }) => isActive)?.stages.find(({ outcome }) => outcome === 'open');
  const isWaiting = isPending || ownFields.isPending || contact.isLoading || company.isLoading;
  const start: DealValues = {
    ...emptyDeal(userId, own),
    stageId: stageId ?? first?.stageId ?? '',
    companyId: company.data?.companyId ?? '',
    companyName: company.data?.name ?? '',
    people: contact.data
      ? [{ contactId: contact.data.contactId, displayName: contact.data.displayName, role: 'other' }]
      : [],
  };
  return (
    <>
      <PageHeader title={t('new.title')} />
      {isWaiting ? <LoadingState /> : <NewDealForm start={start} />}
    </>
  );
}

function NewDealForm({ start }: { start: DealValues }) {
  const { t, i18n } = useTranslation('deals');
  const router = useRouter();
  const { purpose } = usePurpose();
  const own = useOpenOwnFields('deal');
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: start,
    send: (values) =>
      api.post('/api/v1/deals', {
        purpose,
        body: {
          ...bodyOf(values, i18n.language, own),
          ...(values.stageId ? { stageId: values.stageId } : {}),
          // Without a choice the server takes the owner's.
          ...(values.teamId ? {} : { teamId: undefined }),
        },
        schema: dealSchema,
      }),
    onDone: async ({ dealId }) => {
      notifyDone(t('new.done'));
      await router.navigate({ to: '/deals/$dealId', params: { dealId } });
      await refresh('/api/v1/deals');
    },
  });
  return (
    <Paper>
      <ProblemForm state={state} submitLabel={t('new.submit')} onCancel={() => router.history.back()}>
        <DealFields form={state.form} isNew />
      </ProblemForm>
    </Paper>
  );
}
