import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../../web/ui/dates.tsx';
import { Facts } from '../../../../web/ui/facts.tsx';
import type { EinvoiceDocument, EinvoiceIntake } from '../../contract-einvoice.ts';
import classes from './einvoices.module.css';

/** What else the invoice says, and what file it is. */
export function EinvoiceFacts({ einvoice }: { einvoice: EinvoiceIntake }) {
  const { t } = useTranslation('einvoices');
  const { document, fileName, deletesAt } = einvoice;
  return (
    <Paper component="section" aria-labelledby="facts">
      <Title order={2} size="h3" id="facts" mb="xs">
        {t('facts.title')}
      </Title>
      {document ? <DocumentFacts document={document} /> : null}
      <Facts
        facts={[
          [
            t('facts.file'),
            <span key="file" className={classes.fileName}>
              {fileName}
            </span>,
          ],
          [t('facts.deletesAt'), <DateText key="deletes" value={deletesAt} />],
        ]}
      />
    </Paper>
  );
}

const dateOf = (value: string | null) => (value ? <DateText value={value} /> : null);

function DocumentFacts({ document }: { document: EinvoiceDocument }) {
  const { t, i18n } = useTranslation('einvoices');
  const { period, seller, attachments } = document;
  const size = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  return (
    <Facts
      facts={[
        [t('facts.issuedOn'), dateOf(document.issuedOn)],
        [t('facts.deliveredOn'), dateOf(document.deliveredOn)],
        [
          t('facts.period'),
          period?.from || period?.until ? (
            <>
              {dateOf(period.from)} {t('facts.until')} {dateOf(period.until)}
            </>
          ) : null,
        ],
        [t('facts.dueOn'), dateOf(document.dueOn)],
        [t('facts.terms'), lines(document.paymentTerms)],
        [t('facts.buyerReference'), document.buyerReference],
        [t('facts.orderReference'), document.orderReference],
        [t('facts.contractReference'), document.contractReference],
        [t('facts.projectReference'), document.projectReference],
        [t('facts.preceding'), document.preceding.map(({ number }) => number).join(', ')],
        [t('facts.seller'), [seller.name, seller.vatId].filter(Boolean).join(', ')],
        [
          t('facts.iban'),
          document.paymentMeans.find(({ iban }) => iban)?.iban?.replaceAll(/(.{4})(?=.)/g, '$1 ') ?? null,
        ],
        [t('facts.notes'), lines(document.notes.join('\n\n'))],
        [
          t('facts.attachments'),
          attachments
            .map(({ name, bytes }) =>
              bytes === null ? name : `${name} (${size.format(Math.ceil(bytes / 1000))})`,
            )
            .join(', '),
        ],
        [
          t('facts.profile'),
          document.profile ? (
            <span key="profile" className={classes.fileName}>
              {document.profile.split('#').at(-1)}
            </span>
          ) : null,
        ],
      ]}
    />
  );
}

const lines = (text: string | null) => (text ? <span className={classes.lines}>{text}</span> : null);
