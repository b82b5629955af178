import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import type { MapTable } from './filter-map.ts';
import { CATEGORY_KEYS, type DataMapSearch, WHOSE } from './search.ts';

interface MapFiltersProps {
  tables: readonly MapTable[];
  search: DataMapSearch;
  onChange: (next: Partial<DataMapSearch>) => void;
}

/** Categories and purposes are offered as far as a table has them. */
export function MapFilters({ tables, search, onChange }: MapFiltersProps) {
  const { t } = useTranslation(['records', 'access']);
  const labelOf = usePurposeLabel();
  const categories = CATEGORY_KEYS.filter((key) => tables.some(({ category }) => category === key));
  const purposes = [...new Set(tables.flatMap((table) => table.purposes))];
  const any = { value: '', label: t('filter.any') };
  return (
    <search aria-label={t('filter.label')}>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs" maw={1040}>
        <FilterText label={t('filter.text')} value={search.q} onChange={(q) => onChange({ q })} />
        <NativeSelect
          label={t('filter.whose')}
          data={[any, ...WHOSE.map((value) => ({ value, label: t(`whose.${value}`) }))]}
          value={search.whose ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ whose: WHOSE.find((known) => known === value) })
          }
        />
        <NativeSelect
          label={t('filter.category')}
          data={[any, ...categories.map((value) => ({ value, label: t(`access:category.${value}`) }))]}
          value={search.category ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ category: CATEGORY_KEYS.find((known) => known === value) })
          }
        />
        <NativeSelect
          label={t('filter.purpose')}
          data={[any, ...purposes.map((value) => ({ value, label: labelOf(value) }))]}
          value={search.purpose ?? ''}
          onChange={(event) => onChange({ purpose: event.currentTarget.value || undefined })}
        />
      </SimpleGrid>
    </search>
  );
}
