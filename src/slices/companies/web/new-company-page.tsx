import { Paper } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { LoadingState } from '../../../web/ui/states.tsx';
import { useAllOwnFields, useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { company as companySchema } from '../contract.ts';
import { CompanyFields } from './company-fields.tsx';
import { companyValues, toCompanyBody } from './company-values.ts';

export function NewCompanyPage() {
  const { t } = useTranslation('companies');
  const { purpose } = usePurpose();
  const { isPending } = useAllOwnFields();
  return (
    <>
      <PageHeader title={t('new.title')} />
      {isPending ? <LoadingState /> : <NewCompanyForm key={purpose} />}
    </>
  );
}

function NewCompanyForm() {
  const { t } = useTranslation('companies');
  const router = useRouter();
  const { purpose } = usePurpose();
  const own = useOpenOwnFields('company');
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: companyValues(own),
    send: (values) =>
      api.post('/api/v1/companies', { purpose, body: toCompanyBody(own, values), schema: companySchema }),
    onDone: async ({ companyId, name }) => {
      notifyDone(t('new.done', { name }));
      await router.navigate({ to: '/companies/$companyId', params: { companyId } });
      await refresh('/api/v1/companies');
    },
  });
  return (
    <Paper>
      <ProblemForm
        state={state}
        submitLabel={t('new.submit')}
        onCancel={() => void router.navigate({ to: '/companies', search: {} })}
      >
        <CompanyFields form={state.form} />
      </ProblemForm>
    </Paper>
  );
}
