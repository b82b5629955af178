import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { holdList } from '../contract.ts';
import { RetentionFrame } from './retention-frame.tsx';
import { useCategoryNames } from './use-category-names.ts';

/** Legal holds in force, by the day of their review. */
export function HoldsPage() {
  return (
    <RetentionFrame part="holds">
      <Holds />
    </RetentionFrame>
  );
}

function Holds() {
  const { t } = useTranslation('retention');
  const namesOf = useCategoryNames();
  const { data, error, refetch } = useApi('/api/v1/retention/holds', { schema: holdList });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('holds.none')}>{t('holds.noneText')}</EmptyState>;
  return (
    <SimpleTable
      label={t('title.holds')}
      rows={data.items}
      rowKey={({ holdId }) => holdId}
      columns={[
        {
          key: 'who',
          header: t('holds.who'),
          cell: ({ contactId, displayName }) => (
            <AnchorLink to="/contacts/$contactId/rights" params={{ contactId }} size="sm">
              {displayName ?? t('holds.hidden')}
            </AnchorLink>
          ),
        },
        { key: 'reason', header: t('holds.reason'), cell: ({ reason }) => t(`holds.${reason}`) },
        { key: 'note', header: t('holds.note'), cell: ({ note }) => note },
        { key: 'what', header: t('holds.what'), cell: ({ categories }) => namesOf(categories) },
        { key: 'review', header: t('holds.review'), cell: ({ reviewOn }) => <DateText value={reviewOn} /> },
      ]}
    />
  );
}
