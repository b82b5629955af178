import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { formatMoney, MoneyText } from '../../../web/ui/money.tsx';
import { dealPage, dealTotals } from '../contract.ts';
import { ExpectedText } from './expected-text.tsx';
import { StageBadge } from './stage-badge.tsx';

const SHOWN = 5;

/** Open deals of a person or a company with their sum; nothing where the purpose shows no deals. */
function OpenDeals({ of }: { of: { contactId: string } | { companyId: string } }) {
  const { t, i18n } = useTranslation('deals');
  const { purpose } = usePurpose();
  const isShown = useOpensCategory()('communication') && purpose !== 'support';
  const mayCreate = useMay('deal.write') && purpose !== 'rights';
  const query = { ...of, state: 'open' as const };
  const { data } = useApi('/api/v1/deals', {
    schema: dealPage,
    query: { ...query, sort: 'expected', limit: SHOWN },
    enabled: isShown,
  });
  const sums =
    useApi('/api/v1/deals/totals', { schema: dealTotals, query, enabled: isShown }).data?.items ?? [];
  if (!isShown || !data) return null;
  const count = sums.reduce((all, sum) => all + sum.count, 0);
  return (
    <Paper component="section" aria-label={t('section.title')}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2}>{t('section.title')}</Title>
        {mayCreate ? (
          <ButtonLink
            to="/deals/new"
            search={of}
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            {t('section.new')}
          </ButtonLink>
        ) : null}
      </Group>
      {count === 0 ? (
        <Text size="sm" c="dimmed">
          {t('section.none')}
        </Text>
      ) : null}
      <Stack gap={8}>
        {data.items.map((deal) => (
          <div key={deal.dealId}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <AnchorLink to="/deals/$dealId" params={{ dealId: deal.dealId }} size="sm">
                {deal.title}
              </AnchorLink>
              <Text component="div" size="sm">
                <MoneyText cents={deal.amountCents} currency={deal.currency} />
              </Text>
            </Group>
            <Group gap={6}>
              <StageBadge deal={deal} />
              {deal.expectedOn ? (
                <Text component="div" size="xs" c="dimmed">
                  <ExpectedText day={deal.expectedOn} isOpen />
                </Text>
              ) : null}
            </Group>
          </div>
        ))}
        {sums.map((sum) => (
          <Text key={sum.currency} size="sm" fw={550}>
            {t('section.sum', {
              count: sum.count,
              sum: formatMoney(sum.sumCents, sum.currency, i18n.language),
              weighted: formatMoney(sum.weightedCents, sum.currency, i18n.language),
            })}
          </Text>
        ))}
        {/* Closed ones too: what came of it is worth knowing. */}
        <AnchorLink to="/deals/list" search={of} size="sm">
          {t('section.all')}
        </AnchorLink>
      </Stack>
    </Paper>
  );
}

export const ContactDeals = ({ contactId }: { contactId: string }) => <OpenDeals of={{ contactId }} />;
export const CompanyDeals = ({ companyId }: { companyId: string }) => <OpenDeals of={{ companyId }} />;
