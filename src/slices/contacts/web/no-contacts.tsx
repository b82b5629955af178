import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { activeFilters, type ContactSearch } from './search.ts';

interface NoContactsProps {
  search: ContactSearch;
  actions: ReactNode;
}

export function NoContacts({ search, actions }: NoContactsProps) {
  const { t } = useTranslation('contacts');
  if (search.q || activeFilters(search) > 0)
    return (
      <EmptyState
        title={t('list.noHitsTitle')}
        actions={
          <AnchorLink to="/contacts" search={{}}>
            {t('filter.reset')}
          </AnchorLink>
        }
      >
        {t('list.noHitsText')}
      </EmptyState>
    );
  return (
    <EmptyState title={t('list.emptyTitle')} actions={actions}>
      {t('list.emptyText')}
    </EmptyState>
  );
}
