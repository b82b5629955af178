import { Combobox, Kbd, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactPage } from '../../slices/contacts/contract.ts';
import { useApi } from '../query.ts';
import { SearchHits } from './search-hits.tsx';

const ALL = 'all';
const SHORTEST = 2;

/** Finds contacts from anywhere, under the current purpose; `/` goes there. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  // Each look-up is logged: wait until the typing rests.
  const [wanted] = useDebouncedValue(text.trim(), 350);
  const isSearching = wanted.length >= SHORTEST;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const hits = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: 6 },
    enabled: isSearching && combobox.dropdownOpened,
  });
  useHotkeys([['/', () => input.current?.focus()]]);

  const go = (value: string) => {
    combobox.closeDropdown();
    const q = text.trim();
    setText('');
    input.current?.blur();
    if (value === ALL) void navigate({ to: '/contacts', search: { q } });
    else void navigate({ to: '/contacts/$contactId', params: { contactId: value } });
  };
  return (
    <search>
      <Combobox store={combobox} onOptionSubmit={go} withinPortal={false}>
        <Combobox.Target>
          <TextInput
            ref={input}
            type="search"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0 && text.trim()) go(ALL);
            }}
            placeholder={t('search.placeholder')}
            aria-label={t('search.label')}
            leftSection={hits.isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
            rightSection={<Kbd size="xs">/</Kbd>}
            maxLength={200}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!isSearching}>
          <Combobox.Options aria-label={t('search.hits')}>
            <SearchHits rows={hits.data?.items} error={hits.error} />
            {hits.data?.items.length ? (
              <Combobox.Option value={ALL}>{t('search.showAll', { text: wanted })}</Combobox.Option>
            ) : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </search>
  );
}
