import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FoundContact, useContactSearch } from '../../contacts/web/contact-search.tsx';
import type { Person } from './interaction-dialog.tsx';

interface PeopleSelectProps extends Pick<MultiSelectProps, 'error' | 'onBlur' | 'onFocus' | 'required'> {
  value?: string[];
  onChange?: (contactIds: string[]) => void;
  /** Those whose names are known from the start. */
  known: readonly Person[];
  /** Takes the focus when the dialog opens. */
  isFirst?: boolean;
}

/** People by typing a name, company, address or number, under the current purpose. */
export function PeopleSelect({ value = [], onChange, known, isFirst = false, ...props }: PeopleSelectProps) {
  const { t } = useTranslation('interactions');
  const names = useRef(new Map(known.map(({ contactId, displayName }) => [contactId, displayName])));
  const { text, setText, found, isSearching, isFetching, spinner } = useContactSearch();
  for (const { contactId, displayName } of found) names.current.set(contactId, displayName);
  const abouts = new Map(found.map(({ contactId, about }) => [contactId, about]));
  const offered = [
    ...new Set([
      ...value,
      ...known.map(({ contactId }) => contactId),
      ...found.map(({ contactId }) => contactId),
    ]),
  ];
  return (
    <MultiSelect
      {...props}
      label={t('form.people')}
      placeholder={value.length === 0 ? t('form.peoplePlaceholder') : ''}
      searchable
      size="sm"
      withScrollArea={false}
      comboboxProps={{ withinPortal: false }}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      maxValues={50}
      data={offered.map((id) => ({ value: id, label: names.current.get(id) ?? '…' }))}
      value={value}
      onChange={(ids) => {
        onChange?.(ids);
        setText('');
      }}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) =>
        isSearching ? options.filter((option) => 'value' in option && abouts.has(option.value)) : options
      }
      hidePickedOptions
      renderOption={({ option }) => <FoundContact label={option.label} about={abouts.get(option.value)} />}
      nothingFoundMessage={isSearching && !isFetching ? t('form.peopleNone') : t('form.peopleHint')}
      rightSection={spinner}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}
