import { Loader, MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { contactPage } from '../../contacts/contract.ts';
import type { Person } from './interaction-dialog.tsx';

const SHORTEST = 2;

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
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted.length >= SHORTEST;
  const names = useRef(new Map(known.map(({ contactId, displayName }) => [contactId, displayName])));
  const { data, isFetching } = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: 8 },
    enabled: isSearching,
  });
  const found = isSearching ? (data?.items ?? []) : [];
  for (const { contactId, displayName } of found) names.current.set(contactId, displayName);
  const about = new Map(
    found.map(({ contactId, company, email, city }) => [
      contactId,
      [company?.name, email, city].filter(Boolean).join(' · '),
    ]),
  );
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
        isSearching ? options.filter((option) => 'value' in option && about.has(option.value)) : options
      }
      hidePickedOptions
      renderOption={({ option }) => (
        <div>
          {option.label}
          <div style={{ fontSize: 'var(--mantine-font-size-xs)', color: 'var(--mantine-color-dimmed)' }}>
            {about.get(option.value)}
          </div>
        </div>
      )}
      nothingFoundMessage={isSearching && !isFetching ? t('form.peopleNone') : t('form.peopleHint')}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}
