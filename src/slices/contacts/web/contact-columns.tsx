import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { PurposeBadges } from '../../../web/ui/labels.tsx';
import type { ContactRow } from '../contract.ts';

/** Shown only to those who choose them. */
export const HIDDEN_COLUMNS: readonly string[] = ['owner', 'changed', 'created'];

export function useContactColumns(): readonly Column<ContactRow>[] {
  const { t } = useTranslation(['contacts', 'interactions']);
  const { people } = useColleagues();
  return [
    { key: 'company', header: t('column.company'), cell: ({ company }) => company?.name },
    { key: 'email', header: t('column.email'), cell: ({ email }) => email },
    { key: 'phone', header: t('column.phone'), cell: ({ phone }) => phone, width: '9.5rem', from: 'md' },
    { key: 'city', header: t('column.city'), cell: ({ city }) => city, width: '8rem', from: 'xl' },
    {
      key: 'openPurposes',
      header: t('column.openPurposes'),
      cell: ({ openPurposes }, place) => (
        <PurposeBadges keys={openPurposes} {...(place === 'table' ? { shown: 1 } : {})} />
      ),
      width: '10.5rem',
      from: 'md',
    },
    {
      key: 'lastContact',
      header: t('interactions:lastContact.column'),
      cell: ({ lastContactAt }) => (lastContactAt ? <DateText value={lastContactAt} /> : null),
      width: '8.5rem',
      from: 'lg',
    },
    {
      key: 'deletesAt',
      header: t('column.deletesAt'),
      sort: 'deletes',
      cell: ({ deletesAt }) => <DateText value={deletesAt} />,
      width: '7rem',
    },
    {
      key: 'owner',
      header: t('filter.owner'),
      cell: ({ ownerId }) => people.find(({ value }) => value === ownerId)?.label,
      width: '9rem',
    },
    {
      key: 'changed',
      header: t('column.changed'),
      sort: 'changed',
      cell: ({ updatedAt }) => <DateText value={updatedAt} />,
      width: '7rem',
    },
    {
      key: 'created',
      header: t('column.created'),
      sort: 'created',
      cell: ({ createdAt }) => <DateText value={createdAt} />,
      width: '7rem',
    },
  ];
}
