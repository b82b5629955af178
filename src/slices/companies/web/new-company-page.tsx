import { Paper } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { company as companySchema } from '../contract.ts';
import { CompanyFields } from './company-fields.tsx';
import { companyValues } from './company-values.ts';

export function NewCompanyPage() {
  const { t } = useTranslation('companies');
  const router = useRouter();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: companyValues(),
    send: (body) => api.post('/api/v1/companies', { purpose, body, schema: companySchema }),
    onDone: async ({ companyId, name }) => {
      notifyDone(t('new.done', { name }));
      await router.navigate({ to: '/companies/$companyId', params: { companyId } });
      await refresh('/api/v1/companies');
    },
  });
  return (
    <>
      <PageHeader title={t('new.title')} />
      <Paper>
        <ProblemForm
          state={state}
          submitLabel={t('new.submit')}
          onCancel={() => void router.navigate({ to: '/companies', search: {} })}
        >
          <CompanyFields form={state.form} />
        </ProblemForm>
      </Paper>
    </>
  );
}
