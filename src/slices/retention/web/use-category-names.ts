import { useTranslation } from 'react-i18next';
import type { Category } from '../../../kernel/category.ts';

/** Names of data categories, as a list in words. */
export function useCategoryNames(): (categories: readonly Category[]) => string {
  const { t } = useTranslation('retention');
  return (categories) =>
    categories.map((category) => t(`category.${category}` as 'category.identity')).join(', ');
}
