import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { FootingPanel } from '../../grounds/web/footing-panel.tsx';
import { OpenBanner } from '../../grounds/web/open-banner.tsx';
import { HoldsSection } from '../../retention/web/holds-section.tsx';
import { ErasureSection } from './erasure-section.tsx';
import { OwnRequests } from './own-requests.tsx';
import { PortabilitySection } from './portability-section.tsx';
import { ReportSection } from './report-section.tsx';
import classes from './requests.module.css';

const route = getRouteApi('/shell/contacts/$contactId/rights');

/** All that a person can ask for, at one place; works for restricted contacts and expired ones, too. */
export function ContactRightsPage() {
  return (
    <PurposeGate purpose="rights">
      <ContactRights />
    </PurposeGate>
  );
}

function ContactRights() {
  const { t } = useTranslation('requests');
  const { contactId } = route.useParams();
  const readsLog = useMay('audit.read');
  const { data, error, refetch } = useApi(`/api/v1/contacts/${contactId}`, { schema: contactSchema });
  return (
    <>
      <PageHeader
        title={data ? t('page.title', { name: data.displayName }) : t('page.tab')}
        tabTitle={t('page.tab')}
        back={
          <AnchorLink to="/rights" search={{}} size="sm">
            ← {t('page.backToDesk')}
          </AnchorLink>
        }
        subtitle={<PurposeNote purpose="rights" />}
        actions={
          data ? (
            <>
              <ButtonLink to="/contacts/$contactId" params={{ contactId }} variant="default">
                {t('page.toContact')}
              </ButtonLink>
              {readsLog ? (
                <ButtonLink to="/log" search={{ contactId }} variant="default">
                  {t('page.log')}
                </ButtonLink>
              ) : null}
            </>
          ) : null
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.goneHint')} /> : null}
      {data ? null : error ? null : <LoadingState />}
      {data ? (
        <Stack gap="md">
          {data.restrictedAt ? <OpenBanner contactId={contactId} /> : null}
          <div className={classes.columns}>
            <Stack gap="md">
              <OwnRequests contactId={contactId} />
              <ReportSection contactId={contactId} />
              <PortabilitySection contactId={contactId} />
              <HoldsSection contactId={contactId} />
              <ErasureSection contactId={contactId} />
            </Stack>
            <FootingPanel contactId={contactId} />
          </div>
        </Stack>
      ) : null}
    </>
  );
}
