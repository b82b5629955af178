import { useTranslation } from 'react-i18next';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import type { RightsRequest } from '../contract.ts';
import { RequestState } from './request-state.tsx';

export function useRequestColumns(): readonly Column<RightsRequest>[] {
  const { t } = useTranslation('requests');
  return [
    { key: 'kind', header: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`), width: '16rem' },
    {
      key: 'due',
      header: t('column.due'),
      cell: ({ dueOn }) => <DateText value={dueOn} />,
      width: '7.5rem',
    },
    {
      key: 'state',
      header: t('column.state'),
      cell: (request) => <RequestState request={request} />,
      width: '14rem',
    },
    {
      key: 'received',
      header: t('column.received'),
      cell: ({ receivedOn }) => <DateText value={receivedOn} />,
      width: '8rem',
      from: 'md',
    },
    {
      key: 'channel',
      header: t('column.channel'),
      cell: ({ channel }) => t(`channel.${channel}`),
      width: '7rem',
      from: 'xl',
    },
  ];
}
