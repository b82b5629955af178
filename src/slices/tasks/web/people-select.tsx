import { Loader, MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { contactPage } from '../../contacts/contract.ts';
import type { Task } from '../contract.ts';

type Person = Task['people'][number];
interface PeopleSelectProps
  extends Pick<MultiSelectProps, 'label' | 'description' | 'error' | 'inputWrapperOrder'> {
  chosen: readonly Person[];
  onChoose: (people: Person[]) => void;
}

const SHORTEST = 2;

/** Contacts by typing their names, as far as the purpose shows them. */
export function PeopleSelect({ chosen, onChoose, ...props }: PeopleSelectProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted.length >= SHORTEST;
  const { data, isFetching } = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: 8 },
    enabled: isSearching,
  });
  const found = (isSearching ? (data?.items ?? []) : []).map(({ contactId, displayName, company }) => ({
    contactId,
    displayName,
    about: company?.name ?? '',
  }));
  const known = [...chosen.map((person) => ({ ...person, about: '' })), ...found];
  const options = [...new Map(known.map((person) => [person.contactId, person])).values()];
  return (
    <MultiSelect
      {...props}
      size="sm"
      searchable
      hidePickedOptions
      withScrollArea={false}
      comboboxProps={{ withinPortal: false }}
      placeholder={chosen.length === 0 ? t('field.peopleSearch') : ''}
      data={options.map(({ contactId, displayName }) => ({ value: contactId, label: displayName }))}
      value={chosen.map(({ contactId }) => contactId)}
      searchValue={text}
      onSearchChange={setText}
      onChange={(ids) => {
        onChoose(
          ids.flatMap((id) => {
            const person = options.find(({ contactId }) => contactId === id);
            return person ? [{ contactId: id, displayName: person.displayName }] : [];
          }),
        );
        setText('');
      }}
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <div style={{ fontSize: 'var(--mantine-font-size-xs)', color: 'var(--mantine-color-dimmed)' }}>
            {options.find(({ contactId }) => contactId === option.value)?.about}
          </div>
        </div>
      )}
      nothingFoundMessage={
        isFetching ? t('common:state.loading') : t(isSearching ? 'field.peopleNone' : 'field.peopleSearch')
      }
      rightSection={isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
