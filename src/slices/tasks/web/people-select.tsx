import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FoundContact, useContactSearch } from '../../contacts/web/contact-search.tsx';
import type { Task } from '../contract.ts';

type Person = Task['people'][number];
interface PeopleSelectProps
  extends Pick<MultiSelectProps, 'label' | 'description' | 'error' | 'inputWrapperOrder'> {
  chosen: readonly Person[];
  onChoose: (people: Person[]) => void;
}

/** Contacts by typing their names, as far as the purpose shows them. */
export function PeopleSelect({ chosen, onChoose, ...props }: PeopleSelectProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const { text, setText, found, isSearching, isFetching, spinner } = useContactSearch();
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
        <FoundContact
          label={option.label}
          about={options.find(({ contactId }) => contactId === option.value)?.about}
        />
      )}
      nothingFoundMessage={
        isFetching ? t('common:state.loading') : t(isSearching ? 'field.peopleNone' : 'field.peopleSearch')
      }
      rightSection={spinner}
    />
  );
}
