import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { contactPage } from '../../contacts/contract.ts';

const SHORTEST = 2;

type PersonSelectProps = Pick<SelectProps, 'label' | 'description' | 'error' | 'onBlur' | 'onFocus'> & {
  value?: string;
  onChange?: (contactId: string) => void;
};

/** Anybody there is, restricted and expired too: looked for under the purpose rights. */
export function PersonSelect({ value, onChange, ...props }: PersonSelectProps) {
  const { t } = useTranslation(['requests', 'common']);
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 350);
  const chosen = useRef<{ value: string; label: string }>(null);
  const isSearching = wanted.length >= SHORTEST && wanted !== chosen.current?.label;
  const { data, isFetching } = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: 8 },
    purpose: 'rights',
    enabled: isSearching,
  });
  const found = (isSearching ? (data?.items ?? []) : []).map(
    ({ contactId, displayName, company, email, city }) => ({
      value: contactId,
      label: displayName,
      about: [company?.name, email, city].filter(Boolean).join(' · '),
    }),
  );
  const options = found.length > 0 ? found : chosen.current ? [{ ...chosen.current, about: '' }] : [];
  return (
    <Select
      {...props}
      required
      searchable
      data={options}
      value={value || null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id, option) => {
        chosen.current = id ? { value: id, label: option.label } : null;
        onChange?.(id ?? '');
      }}
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <div style={{ fontSize: 'var(--mantine-font-size-xs)', color: 'var(--mantine-color-dimmed)' }}>
            {options.find((known) => known.value === option.value)?.about}
          </div>
        </div>
      )}
      nothingFoundMessage={
        isFetching || !isSearching
          ? t(isFetching ? 'common:state.loading' : 'record.contactHint')
          : t('record.contactNone')
      }
      rightSection={isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
