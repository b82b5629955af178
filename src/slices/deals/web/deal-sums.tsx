import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../web/api.ts';
import { useApi } from '../../../web/query.ts';
import { formatMoney } from '../../../web/ui/money.tsx';
import { dealTotals } from '../contract.ts';

/** How many and how much the filters leave, by currency; counted when asked, since it takes longer than a page. */
export function DealSums({ filters }: { filters: Query }) {
  const { t, i18n } = useTranslation('deals');
  const [isAsked, setAsked] = useState(false);
  const { data } = useApi('/api/v1/deals/totals', {
    schema: dealTotals,
    query: filters,
    enabled: isAsked,
  });
  if (!isAsked)
    return (
      <Button variant="subtle" size="xs" style={{ alignSelf: 'flex-start' }} onClick={() => setAsked(true)}>
        {t('sums.show')}
      </Button>
    );
  if (!data || data.items.length === 0) return null;
  return (
    <Text component="div" size="sm" role="status">
      {data.items.map(({ currency, count, sumCents, weightedCents }) => (
        <div key={currency}>
          {t('sums.line', {
            count,
            sum: formatMoney(sumCents, currency, i18n.language),
            weighted: formatMoney(weightedCents, currency, i18n.language),
          })}
        </div>
      ))}
    </Text>
  );
}
