import { Alert, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCopy,
  IconInfoCircle,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import type { EinvoiceIntake } from '../../contract-einvoice.ts';
import { FindingList } from './finding-list.tsx';
import { InvoiceLink } from './invoice-link.tsx';

/** Where the e-invoice stands, why, and what to do next; then remarks that keep nobody from anything. */
export function EinvoiceNotice({ einvoice }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const warnings = einvoice.findings.filter(({ level }) => level === 'warning');
  return (
    <Stack gap="sm" mb="md">
      <Standing einvoice={einvoice} />
      {warnings.length > 0 ? (
        <Alert color="amber" icon={<IconInfoCircle aria-hidden />} title={t('notice.warnings')}>
          <FindingList findings={warnings} currency={einvoice.currency} />
        </Alert>
      ) : null}
    </Stack>
  );
}

function Standing({ einvoice }: { einvoice: EinvoiceIntake }) {
  const { t, i18n } = useTranslation('einvoices');
  const { state, failure, findings, sameAs, invoiceId, currency } = einvoice;
  const date = formatDay(einvoice.deletesAt, i18n.language);
  if (state === 'taken')
    return (
      <Notice color="green" icon={<IconCheck aria-hidden />} title={t('notice.takenTitle')}>
        {invoiceId ? <InvoiceLink invoiceId={invoiceId}>{t('page.toInvoice')}</InvoiceLink> : null}
      </Notice>
    );
  if (state === 'rejected')
    return (
      <Notice color="gray" icon={<IconInfoCircle aria-hidden />} title={t('notice.rejectedTitle')}>
        <Text size="sm">{t('notice.rejectedHint', { date })}</Text>
      </Notice>
    );
  if (state === 'duplicate')
    return (
      <Notice color="amber" icon={<IconCopy aria-hidden />} title={t('notice.duplicateTitle')}>
        <Text size="sm">{t('notice.duplicateHint')}</Text>
        {sameAs?.kind === 'invoice' ? (
          <InvoiceLink invoiceId={sameAs.id}>{t('page.toInvoice')}</InvoiceLink>
        ) : sameAs ? (
          <AnchorLink to="/einvoices/$intakeId" params={{ intakeId: sameAs.id }} size="sm">
            {t('page.toOther')}
          </AnchorLink>
        ) : null}
      </Notice>
    );
  if (failure)
    return (
      <Notice color="red" icon={<IconAlertTriangle aria-hidden />} title={t('notice.failureTitle')}>
        <Text size="sm">{failure.message}</Text>
        <Text size="sm">{t('notice.failureHint')}</Text>
      </Notice>
    );
  const faults = findings.filter(({ level }) => level === 'fault');
  if (faults.length > 0)
    return (
      <Notice
        color="red"
        icon={<IconAlertTriangle aria-hidden />}
        title={t('notice.faultyTitle', { count: faults.length })}
      >
        <FindingList findings={faults} currency={currency} />
        <Text size="sm">{t('notice.faultyHint')}</Text>
      </Notice>
    );
  if (state === 'needs-customer')
    return (
      <Notice color="amber" icon={<IconUserQuestion aria-hidden />} title={t('notice.needsCustomerTitle')}>
        <Text size="sm">{t('notice.needsCustomerHint')}</Text>
      </Notice>
    );
  return null;
}

interface NoticeProps {
  color: string;
  icon: ReactNode;
  title: string;
  children: ReactNode;
}
function Notice({ color, icon, title, children }: NoticeProps) {
  return (
    <Alert color={color} icon={icon} title={title}>
      <Stack gap="xs" align="flex-start">
        {children}
      </Stack>
    </Alert>
  );
}
