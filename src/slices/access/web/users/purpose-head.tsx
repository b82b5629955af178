import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, type Category } from '../../../../kernel/category.ts';
import { usePurposeLabel } from '../../../../web/ui/labels.tsx';
import type { Purpose } from '../../../grounds/contract.ts';

const isCategory = (name: string): name is Category => name in CATEGORIES;

/** A purpose and what it opens, so that one knows what a tick gives away. */
export function PurposeHead({ purpose: { key, categories } }: { purpose: Purpose }) {
  const { t } = useTranslation('access');
  const labelOf = usePurposeLabel();
  const names = categories.filter(isCategory);
  const opens =
    key === 'rights'
      ? t('users.concept.opensAll')
      : t('users.concept.opens', { categories: names.map((name) => t(`category.${name}`)).join(', ') });
  return (
    <>
      {labelOf(key)}
      <Text size="xs" c="dimmed">
        {opens}
      </Text>
    </>
  );
}
