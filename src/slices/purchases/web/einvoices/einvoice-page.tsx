import { Group, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../../web/query.ts';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import { PageHeader } from '../../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../../web/ui/purpose-gate.tsx';
import { ErrorState, LoadingState } from '../../../../web/ui/states.tsx';
import { type EinvoiceIntake, einvoiceIntake } from '../../contract-einvoice.ts';
import { EinvoiceActions } from './einvoice-actions.tsx';
import { EinvoiceCustomer } from './einvoice-customer.tsx';
import { EinvoiceFacts } from './einvoice-facts.tsx';
import { EinvoiceLines } from './einvoice-lines.tsx';
import { EinvoiceNotice } from './einvoice-notice.tsx';
import { EinvoiceSums } from './einvoice-sums.tsx';
import { EinvoiceVat } from './einvoice-vat.tsx';
import classes from './einvoices.module.css';
import { EinvoiceStateBadge } from './state-badge.tsx';

const route = getRouteApi('/shell/einvoices/$intakeId');

export function EinvoicePage() {
  return (
    <PurposeGate purpose="accounting">
      <OpenEinvoice />
    </PurposeGate>
  );
}

function OpenEinvoice() {
  const { t } = useTranslation(['einvoices', 'common']);
  const { intakeId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/einvoices/${intakeId}`, { schema: einvoiceIntake });
  if (data) return <Einvoice einvoice={data} />;
  return (
    <>
      <PageHeader title={t('common:page.einvoices')} back={<Back />} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.notFound')} />
      ) : (
        <LoadingState lines={12} />
      )}
    </>
  );
}

function Back() {
  const { t } = useTranslation('einvoices');
  return (
    <AnchorLink to="/einvoices" search={{}} size="sm">
      {t('page.back')}
    </AnchorLink>
  );
}

function Einvoice({ einvoice }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const { document, state, kind } = einvoice;
  return (
    <>
      <PageHeader
        title={einvoice.number ?? einvoice.fileName}
        back={<Back />}
        subtitle={
          <Group gap="xs">
            <EinvoiceStateBadge state={state} />
            {kind ? <Text size="sm">{t(`kind.${kind}`)}</Text> : null}
            <PurposeNote purpose="accounting" />
          </Group>
        }
        actions={<EinvoiceActions einvoice={einvoice} />}
      />
      <EinvoiceNotice einvoice={einvoice} />
      <div className={classes.columns}>
        <div className={classes.customer}>
          <EinvoiceCustomer key={einvoice.version} einvoice={einvoice} />
        </div>
        {document ? (
          <Stack gap="md" className={classes.main}>
            <EinvoiceSums document={document} findings={einvoice.findings} />
            <EinvoiceVat document={document} />
            <EinvoiceLines document={document} findings={einvoice.findings} />
          </Stack>
        ) : null}
        <div className={classes.facts}>
          <EinvoiceFacts einvoice={einvoice} />
        </div>
      </div>
    </>
  );
}
