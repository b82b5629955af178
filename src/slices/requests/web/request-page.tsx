import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type RequestDetail, requestDetail } from '../contract.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { ProposedFields } from './proposed-fields.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestHistory } from './request-history.tsx';
import { RequestState } from './request-state.tsx';
import { RequestSteps } from './request-steps.tsx';
import classes from './requests.module.css';

const route = getRouteApi('/shell/rights/$requestId');

/** One request: what was asked, how much time is left, what was done, and what comes next. */
export function RequestPage() {
  return (
    <PurposeGate purpose="rights">
      <OneRequest />
    </PurposeGate>
  );
}

const Back = () => {
  const { t } = useTranslation('requests');
  return (
    <AnchorLink to="/rights" search={{}} size="sm">
      ← {t('page.backToDesk')}
    </AnchorLink>
  );
};

function OneRequest() {
  const { t } = useTranslation('requests');
  const { requestId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/requests/${requestId}`, { schema: requestDetail });
  if (error)
    return (
      <>
        <PageHeader title={t('request.tab')} back={<Back />} />
        <ErrorState error={error} onRetry={() => void refetch()} hint={t('request.goneHint')} />
      </>
    );
  return data ? <Request key={data.requestId} request={data} /> : <LoadingState />;
}

function Request({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const { kind, displayName, contactId, state } = request;
  const canAnswer = request.steps.includes('answer');
  // Whoever answers sees it where it is carried out.
  const showsProposed = canAnswer && contactId !== null;
  const standing = state === 'identity' && request.identity?.ask === 'portal-link' ? 'link' : state;
  return (
    <>
      <PageHeader
        title={t(`kind.${kind}`)}
        tabTitle={t('request.tab')}
        back={<Back />}
        subtitle={
          <Group gap="xs">
            {contactId ? (
              <AnchorLink to="/contacts/$contactId/rights" params={{ contactId }} fw={500}>
                {displayName}
              </AnchorLink>
            ) : (
              <Text span fw={500} c="var(--mantine-color-text)">
                {displayName} ({t('request.stranger')})
              </Text>
            )}
            <RequestState request={request} />
            <PurposeNote purpose="rights" />
          </Group>
        }
        actions={<RequestSteps request={request} />}
      />
      <div className={classes.columns}>
        <Stack gap="md" miw={0}>
          {request.proposed && !showsProposed ? (
            <Paper component="section" aria-labelledby="proposed">
              <Title order={2} id="proposed" mb={4}>
                {t('proposed.title')}
              </Title>
              <Text size="sm" c="dimmed" mb="sm">
                {t('proposed.carriedOut')}
              </Text>
              <ProposedFields contactId={contactId} proposed={request.proposed} />
            </Paper>
          ) : null}
          {canAnswer ? (
            <AnswerPanel key={`${contactId}`} request={request} />
          ) : (
            <Paper component="section" aria-labelledby="standing">
              <Title order={2} id="standing" mb={4}>
                {t(`request.standing.${standing}.title`)}
              </Title>
              <Text size="sm">{t(`request.standing.${standing}.text`)}</Text>
            </Paper>
          )}
        </Stack>
        <Stack gap="md" miw={0}>
          <RequestFacts request={request} />
          <RequestHistory history={request.history} />
        </Stack>
      </div>
    </>
  );
}
