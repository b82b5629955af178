import { useTranslation } from 'react-i18next';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { useOpensCategory, usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';

/** Nothing to show: because of the filters, because of the purpose, or because nobody has made a deal yet. */
export function NoDeals({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation('deals');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const isKnown = usePurposes().length > 0;
  const opens = useOpensCategory();
  const mayCreate = useMay('deal.write') && purpose !== 'rights';
  // Service needs no sums of sales (migrations/0009).
  if (isKnown && (purpose === 'support' || !opens('communication')))
    return (
      <EmptyState title={t('empty.purposeTitle', { purpose: labelOf(purpose) })}>
        {t('empty.purposeText')}
      </EmptyState>
    );
  if (isFiltered)
    return (
      <EmptyState
        title={t('empty.filteredTitle')}
        actions={
          <AnchorLink to="/deals/list" search={{}}>
            {t('filter.reset')}
          </AnchorLink>
        }
      >
        {t('empty.filteredText')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('empty.title')}
      actions={
        mayCreate ? (
          <ButtonLink to="/deals/new" search={{}}>
            {t('view.new')}
          </ButtonLink>
        ) : null
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}
