import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import type { OwnEntity } from '../contract.ts';
import { readOwnSearch, writeOwnSearch } from './own-search.ts';
import { type NamedField, useOpenOwnFields } from './use-own-fields.ts';

interface OwnFiltersProps {
  entity: OwnEntity;
  /** As it stands in the address. */
  own: string | undefined;
  onChange: (own: string | undefined) => void;
}

/** A filter for each own field that the purpose opens, to stand among the filters of a list. */
export function OwnFilters({ entity, own, onChange }: OwnFiltersProps) {
  // Whole addresses are nothing that people filter by.
  const fields = useOpenOwnFields(entity).filter(({ type }) => type !== 'link');
  const values = readOwnSearch(own);
  const set = (name: string, value: string | undefined) => {
    const { [name]: _, ...rest } = values;
    onChange(writeOwnSearch(value ? { ...rest, [name]: value } : rest));
  };
  return fields.map((field) => (
    <OwnFilter key={field.key} field={field} valueFor={(name) => values[name]} onChange={set} />
  ));
}

interface OwnFilterProps {
  field: NamedField;
  valueFor: (name: string) => string | undefined;
  onChange: (name: string, value: string | undefined) => void;
}

function OwnFilter({ field, valueFor, onChange }: OwnFilterProps) {
  const { t, i18n } = useTranslation('fields');
  const { key, type, label, choices } = field;
  if (type === 'number' || type === 'date')
    return (['from', 'to'] as const).map((end) => {
      const name = `${key}.${end}`;
      const text = t(`filter.${end}`, { field: label });
      return type === 'date' ? (
        <TextInput
          key={end}
          type="date"
          label={text}
          value={valueFor(name) ?? ''}
          onChange={(event) => onChange(name, event.currentTarget.value || undefined)}
        />
      ) : (
        <FilterText
          key={end}
          label={text}
          value={valueFor(name)?.replace('.', i18n.language === 'en' ? '.' : ',')}
          onChange={(value) => onChange(name, value?.replace(',', '.'))}
        />
      );
    });
  if (type === 'choice' || type === 'yes-no')
    return (
      <NativeSelect
        label={label}
        data={[
          { value: '', label: t('filter.any') },
          ...(type === 'choice'
            ? choices.map((choice) => ({
                value: choice.key,
                label: i18n.language === 'en' ? choice.en : choice.de,
              }))
            : [
                { value: 'true', label: t('value.yes') },
                { value: 'false', label: t('value.no') },
              ]),
        ]}
        value={valueFor(key) ?? ''}
        onChange={(event) => onChange(key, event.currentTarget.value || undefined)}
      />
    );
  return <FilterText label={label} value={valueFor(key)} onChange={(value) => onChange(key, value)} />;
}
