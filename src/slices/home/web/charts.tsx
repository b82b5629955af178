import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { formatMoney } from '../../../web/ui/money.tsx';
import type { Home } from '../contract.ts';
import { BarList } from './bar-list.tsx';
import { Quiet } from './home-section.tsx';

/** 5 · 12.300 €; one sum a currency. */
function useCountAndSums() {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (count: number, sums: readonly { currency: string; cents: number }[]): string =>
    [
      number.format(count),
      ...sums.map(({ currency, cents }) => formatMoney(cents, currency, i18n.language, true)),
    ].join(' · ');
}

export function PipelineChart({ pipeline }: { pipeline: NonNullable<Home['pipeline']> }) {
  const { t } = useTranslation('home');
  const textOf = useCountAndSums();
  const { pipelineId, name, stages } = pipeline;
  if (stages.every(({ count }) => count === 0)) return <Quiet>{t('pipeline.none')}</Quiet>;
  return (
    <BarList
      label={t('pipeline.label', { pipeline: name })}
      bars={stages.map(({ stageId, name: stage, count, sums }) => ({
        key: stageId,
        label: stage,
        value: count,
        text: textOf(count, sums),
        link: (label) => (
          <AnchorLink to="/deals/list" search={{ pipelineId, stageId }} size="sm">
            {label}
          </AnchorLink>
        ),
      }))}
    />
  );
}

export function TicketsChart({ tickets }: { tickets: NonNullable<Home['tickets']> }) {
  const { t, i18n } = useTranslation(['home', 'tickets']);
  const { byStatus, byPriority, overdue } = tickets;
  const number = new Intl.NumberFormat(i18n.language);
  if (byStatus.every(({ count }) => count === 0)) return <Quiet>{t('tickets.none')}</Quiet>;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
        <BarList
          label={t('tickets.byStatus')}
          bars={byStatus.map(({ status, count }) => ({
            key: status,
            label: t(`tickets:status.${status}`),
            value: count,
            text: number.format(count),
            link: (label) => (
              <AnchorLink to="/tickets" search={{ status }} size="sm">
                {label}
              </AnchorLink>
            ),
          }))}
        />
        <BarList
          label={t('tickets.byPriority')}
          bars={byPriority.map(({ priority, count }) => ({
            key: priority,
            label: t(`tickets:priority.${priority}`),
            value: count,
            text: number.format(count),
            link: (label) => (
              <AnchorLink to="/tickets" search={{ priority }} size="sm">
                {label}
              </AnchorLink>
            ),
          }))}
        />
      </SimpleGrid>
      {overdue > 0 ? (
        <Text size="sm" mt="sm">
          <AnchorLink to="/tickets" search={{ overdue: true }} size="sm" c="var(--mantine-color-error)">
            {t('tickets.overdue', { count: overdue })}
          </AnchorLink>
        </Text>
      ) : null}
    </>
  );
}

export function OverdueInvoicesChart({ invoices }: { invoices: NonNullable<Home['overdueInvoices']> }) {
  const { t } = useTranslation('home');
  const textOf = useCountAndSums();
  if (invoices.ages.every(({ count }) => count === 0)) return <Quiet>{t('invoices.none')}</Quiet>;
  return (
    <BarList
      label={t('invoices.label')}
      bars={invoices.ages.map(({ age, count, sums }) => ({
        key: age,
        label: t(`invoices.age.${age}`),
        value: count,
        text: textOf(count, sums),
        link: (label) => (
          <AnchorLink to="/invoices" search={{ state: 'overdue', age, sort: 'due' }} size="sm">
            {label}
          </AnchorLink>
        ),
      }))}
    />
  );
}
