import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useHasPurpose, useMay, usePurpose } from '../../../web/session.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Home, home as homeSchema } from '../contract.ts';
import { OverdueInvoicesChart, PipelineChart, TicketsChart } from './charts.tsx';
import { EndingSoon } from './ending-soon.tsx';
import { EndsChart } from './ends-chart.tsx';
import classes from './home.module.css';
import { HomeSection } from './home-section.tsx';
import { OpenRequests } from './open-requests.tsx';
import { QuarantineNote } from './quarantine-note.tsx';
import { RecentContacts } from './recent-contacts.tsx';
import { RestrictionsNote } from './restrictions-note.tsx';

/** What ends soon, what waits, what came in: under the purpose in the header. */
export function HomePage() {
  const { t, i18n } = useTranslation('home');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const { data, error, refetch } = useApi('/api/v1/home', { schema: homeSchema });
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={
          data
            ? t('count', {
                count: data.contactCount,
                formatted: new Intl.NumberFormat(i18n.language).format(data.contactCount),
                purpose: labelOf(purpose),
              })
            : null
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <HomeContent home={data} /> : error ? null : <LoadingState />}
    </>
  );
}

function HomeContent({ home }: { home: Home }) {
  const { t } = useTranslation('home');
  const handlesRights = useMay('rights.handle');
  const hasRights = useHasPurpose('rights');
  const imports = useMay('import.run');
  return (
    <div className={classes.grid}>
      <div className={classes.column}>
        {home.tickets ? (
          <HomeSection title={t('tickets.title')}>
            <TicketsChart tickets={home.tickets} />
          </HomeSection>
        ) : null}
        {home.pipeline ? (
          <HomeSection title={t('pipeline.title')}>
            <PipelineChart pipeline={home.pipeline} />
          </HomeSection>
        ) : null}
        {home.overdueInvoices ? (
          <HomeSection title={t('invoices.title')}>
            <OverdueInvoicesChart invoices={home.overdueInvoices} />
          </HomeSection>
        ) : null}
        <HomeSection title={t('endingSoon.title')}>
          <EndingSoon contacts={home.endingSoon} rows={home.rowsEndingSoon} />
        </HomeSection>
        <HomeSection title={t('chart.title')}>
          <EndsChart weeks={home.endsByWeek} />
        </HomeSection>
      </div>
      <div className={classes.column}>
        {handlesRights && hasRights ? (
          <HomeSection title={t('requests.title')}>
            <OpenRequests requests={home.openRequests} count={home.openRequestCount} />
          </HomeSection>
        ) : null}
        {(home.restrictions && home.restrictions.count > 0) || home.openingsWaiting > 0 ? (
          <HomeSection title={t('restrictions.title')}>
            <RestrictionsNote restrictions={home.restrictions} openingsWaiting={home.openingsWaiting} />
          </HomeSection>
        ) : null}
        {imports ? (
          <HomeSection title={t('quarantine.title')}>
            <QuarantineNote count={home.quarantineCount} nextDeletion={home.quarantineNextDeletion} />
          </HomeSection>
        ) : null}
        <HomeSection title={t('recent.title')}>
          <RecentContacts contacts={home.recent} />
        </HomeSection>
      </div>
    </div>
  );
}
