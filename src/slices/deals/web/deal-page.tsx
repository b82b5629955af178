import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { OwnSection } from '../../fields/web/own-section.tsx';
import { Timeline } from '../../interactions/web/timeline.tsx';
import { OpenTasks } from '../../tasks/web/open-tasks.tsx';
import { type Deal, deal as dealSchema } from '../contract.ts';
import { DealFacts } from './deal-facts.tsx';
import { DealHistory } from './deal-history.tsx';
import { DealItems } from './deal-items.tsx';
import { DealPeople } from './deal-people.tsx';
import { DealSteps } from './deal-steps.tsx';
import classes from './deals.module.css';

const route = getRouteApi('/shell/deals/$dealId');

export function DealPage() {
  const { t } = useTranslation('deals');
  const { dealId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/deals/${dealId}`, { schema: dealSchema });
  const mayTalk = useMay('interaction.read');
  const mayTask = useMay('task.read');
  if (error)
    return (
      <Stack gap="md">
        <PageHeader title={t('page.title')} />
        <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.notFoundHint')} />
        <AnchorLink to="/deals/list" search={{}}>
          {t('page.showAll')}
        </AnchorLink>
      </Stack>
    );
  if (!data) return <LoadingState />;
  return (
    <>
      <DealHeader deal={data} />
      <DealSteps deal={data} />
      <div className={classes.columns}>
        <Stack gap="md">
          <Paper component="section" aria-label={t('page.facts')}>
            <DealFacts deal={data} />
          </Paper>
          <OwnSection entity="deal" own={data.own} ownEnds={data.ownEnds} />
          <DealItems deal={data} />
          {mayTalk ? <Timeline of={{ dealId }} /> : null}
        </Stack>
        <Stack gap="md">
          <DealPeople deal={data} />
          {mayTask ? <OpenTasks of={{ dealId }} /> : null}
          <DealHistory deal={data} />
        </Stack>
      </div>
    </>
  );
}

function DealHeader({ deal: { dealId, title, company } }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const mayEdit = useMay('deal.write');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const [isRemoving, setRemoving] = useState(false);
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/deals/${dealId}`, { purpose });
    notifyDone(t('page.removed'));
    await router.navigate({ to: '/deals', search: {} });
    await refresh('/api/v1/deals');
  };
  return (
    <>
      <PageHeader
        title={title}
        back={
          <AnchorLink to="/deals" search={{}} size="sm">
            ← {t('page.back')}
          </AnchorLink>
        }
        subtitle={
          company ? (
            <AnchorLink to="/companies/$companyId" params={{ companyId: company.companyId }} size="sm">
              {company.name}
            </AnchorLink>
          ) : null
        }
        actions={
          mayEdit ? (
            <>
              <ButtonLink
                to="/deals/$dealId/edit"
                params={{ dealId }}
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
