import { useTranslation } from 'react-i18next';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import type { TicketRow } from '../contract.ts';
import { DueText, PriorityText, StatusBadge } from './ticket-labels.tsx';

export function useTicketColumns(): readonly Column<TicketRow>[] {
  const { t } = useTranslation('tickets');
  return [
    {
      key: 'who',
      header: t('column.who'),
      cell: ({ person, company }) => [person?.displayName, company?.name].filter(Boolean).join(', '),
    },
    {
      key: 'status',
      header: t('column.status'),
      cell: ({ status }) => <StatusBadge status={status} />,
      width: '9.75rem',
    },
    {
      key: 'priority',
      header: t('column.priority'),
      sort: 'priority',
      cell: ({ priority }) => <PriorityText priority={priority} />,
      width: '8.5rem',
      from: 'md',
    },
    {
      key: 'due',
      header: t('column.due'),
      sort: 'due',
      cell: (ticket) => <DueText ticket={ticket} isShort />,
      width: '10.75rem',
    },
    {
      key: 'owner',
      header: t('column.owner'),
      cell: ({ ownerName, teamName }) => ownerName ?? (teamName ? `(${teamName})` : null),
      width: '9.5rem',
      from: 'xl',
    },
    {
      key: 'lastContact',
      header: t('column.lastContact'),
      cell: ({ lastContactAt }) => (lastContactAt ? <DateText value={lastContactAt} /> : null),
      width: '8rem',
      from: 'xl',
    },
    {
      key: 'changed',
      header: t('column.changed'),
      sort: 'changed',
      cell: ({ updatedAt }) => <DateText value={updatedAt} />,
      width: '7rem',
      from: 'xl',
      notOnCards: true,
    },
  ];
}
