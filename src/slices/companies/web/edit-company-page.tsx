import { Button, Paper } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { useAllOwnFields, useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { type Company, company as companySchema } from '../contract.ts';
import { CompanyFields } from './company-fields.tsx';
import { companyValues, toCompanyBody } from './company-values.ts';

const route = getRouteApi('/shell/companies/$companyId/edit');

export function EditCompanyPage() {
  const { t } = useTranslation('companies');
  const { companyId } = route.useParams();
  const { purpose } = usePurpose();
  const ownFields = useAllOwnFields();
  const { data, error, refetch } = useApi(`/api/v1/companies/${companyId}`, { schema: companySchema });
  if (error) return <ErrorState error={error} hint={t('page.notFoundHint')} />;
  if (!data || ownFields.isPending) return <LoadingState />;
  return (
    <>
      <PageHeader title={t('page.editTitle', { name: data.name })} />
      <EditCompanyForm key={`${purpose} ${data.version}`} company={data} onReload={() => void refetch()} />
    </>
  );
}

function EditCompanyForm({ company, onReload }: { company: Company; onReload: () => void }) {
  const { t } = useTranslation(['companies', 'common']);
  const { companyId, version } = company;
  const router = useRouter();
  const { purpose } = usePurpose();
  const own = useOpenOwnFields('company');
  const refresh = useRefresh();
  const back = () => router.navigate({ to: '/companies/$companyId', params: { companyId } });
  const state = useProblemForm({
    initialValues: companyValues(own, company),
    send: (values) =>
      api.patch(`/api/v1/companies/${companyId}`, {
        purpose,
        body: { version, ...toCompanyBody(own, values) },
        schema: companySchema,
      }),
    onDone: async () => {
      notifyDone(t('common:state.saved'));
      await back();
      await refresh('/api/v1/companies', '/api/v1/contacts');
    },
  });
  return (
    <Paper>
      <ProblemForm
        state={state}
        onCancel={() => void back()}
        extra={
          state.problem?.code === 'conflict' ? (
            <Button variant="default" title={t('page.conflictHint')} onClick={onReload}>
              {t('page.reload')}
            </Button>
          ) : null
        }
      >
        <CompanyFields form={state.form} ownEnds={company.ownEnds} />
      </ProblemForm>
    </Paper>
  );
}
