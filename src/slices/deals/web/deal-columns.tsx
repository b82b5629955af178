import { useTranslation } from 'react-i18next';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import type { DealRow } from '../contract.ts';
import { ExpectedText } from './expected-text.tsx';
import { StageBadge } from './stage-badge.tsx';

export function useDealColumns(): readonly Column<DealRow>[] {
  const { t } = useTranslation('deals');
  return [
    {
      key: 'customer',
      header: t('column.customer'),
      cell: ({ company, people }) =>
        [company?.name, people[0]?.displayName].filter(Boolean).join(', ') +
        (people.length > 1 ? t('card.andMore', { count: people.length - 1 }) : ''),
    },
    { key: 'stage', header: t('column.stage'), cell: (row) => <StageBadge deal={row} />, width: '9rem' },
    {
      key: 'amount',
      header: t('column.amount'),
      sort: 'amount',
      cell: ({ amountCents, currency }) => <MoneyText cents={amountCents} currency={currency} />,
      width: '8.5rem',
    },
    {
      key: 'expected',
      header: t('column.expected'),
      sort: 'expected',
      cell: ({ expectedOn, outcome }) =>
        expectedOn ? <ExpectedText day={expectedOn} isOpen={outcome === 'open'} /> : null,
      width: '8.5rem',
    },
    {
      key: 'lastContact',
      header: t('column.lastContact'),
      cell: ({ lastContactAt }) => (lastContactAt ? <DateText value={lastContactAt} /> : t('column.never')),
      width: '8rem',
      from: 'lg',
    },
    {
      key: 'owner',
      header: t('column.owner'),
      cell: ({ ownerName }) => ownerName,
      width: '9rem',
      from: 'xl',
    },
    {
      key: 'changed',
      header: t('column.changed'),
      sort: 'changed',
      cell: ({ updatedAt }) => <DateText value={updatedAt} />,
      width: '7.5rem',
      from: 'xl',
      notOnCards: true,
    },
  ];
}
