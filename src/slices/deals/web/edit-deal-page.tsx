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
import { type Deal, deal as dealSchema } from '../contract.ts';
import { DealFields } from './deal-fields.tsx';
import { bodyOf, valuesOf } from './deal-values.ts';

const route = getRouteApi('/shell/deals/$dealId/edit');

export function EditDealPage() {
  const { t } = useTranslation('deals');
  const { dealId } = route.useParams();
  const { purpose } = usePurpose();
  const { isPending } = useAllOwnFields();
  const { data, error, refetch } = useApi(`/api/v1/deals/${dealId}`, { schema: dealSchema });
  return (
    <>
      <PageHeader title={t('edit.title')} />
      {error ? <ErrorState error={error} hint={t('page.notFoundHint')} /> : null}
      {(!data || isPending) && !error ? <LoadingState /> : null}
      {data && !isPending ? (
        <EditDealForm key={`${purpose} ${data.version}`} deal={data} onReload={() => void refetch()} />
      ) : null}
    </>
  );
}

function EditDealForm({ deal, onReload }: { deal: Deal; onReload: () => void }) {
  const { t, i18n } = useTranslation(['deals', 'common']);
  const { dealId, version } = deal;
  const router = useRouter();
  const { purpose } = usePurpose();
  const own = useOpenOwnFields('deal');
  const refresh = useRefresh();
  const back = () => router.navigate({ to: '/deals/$dealId', params: { dealId } });
  const state = useProblemForm({
    initialValues: valuesOf(deal, i18n.language, own),
    send: (values) => {
      const { companyId, ...body } = bodyOf(values, i18n.language, own);
      // A company that the purpose does not show is not taken out by saving something else.
      const isSame = (deal.company?.companyId ?? null) === companyId;
      return api.patch(`/api/v1/deals/${dealId}`, {
        purpose,
        body: { version, ...body, ...(isSame ? {} : { companyId }) },
        schema: dealSchema,
      });
    },
    onDone: async () => {
      notifyDone(t('common:state.saved'));
      await back();
      await refresh('/api/v1/deals');
    },
  });
  return (
    <Paper>
      <ProblemForm
        state={state}
        onCancel={() => void back()}
        extra={
          state.problem?.code === 'conflict' ? (
            <Button variant="default" onClick={onReload}>
              {t('edit.reload')}
            </Button>
          ) : null
        }
      >
        <DealFields form={state.form} isNew={false} ownEnds={deal.ownEnds} />
      </ProblemForm>
    </Paper>
  );
}
