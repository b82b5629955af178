import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../../web/query.ts';
import { companyPage } from '../../../companies/contract.ts';
import { contactPage } from '../../../contacts/contract.ts';

export interface ChosenCustomer {
  contactId: string | null;
  companyId: string | null;
  name: string;
}
interface CustomerSelectProps extends Pick<SelectProps, 'label'> {
  chosen: ChosenCustomer | undefined;
  onChoose: (customer: ChosenCustomer | undefined) => void;
}
const SHORTEST = 2;

/** A company or a person by typing; whom the purpose does not show is not offered. */
export function CustomerSelect({ chosen, onChoose, ...props }: CustomerSelectProps) {
  const { t } = useTranslation('einvoices');
  const [text, setText] = useState(chosen?.name ?? '');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted.length >= SHORTEST && wanted !== chosen?.name;
  const query = { q: wanted, limit: 8 };
  const companies = useApi('/api/v1/companies', { schema: companyPage, query, enabled: isSearching });
  const people = useApi('/api/v1/contacts', { schema: contactPage, query, enabled: isSearching });
  const isFetching = companies.isFetching || people.isFetching;
  const known = new Map<string, ChosenCustomer & { about: string }>();
  if (chosen) known.set(chosen.companyId ?? chosen.contactId ?? '', { ...chosen, about: '' });
  if (isSearching) {
    for (const { companyId, name, city } of companies.data?.items ?? [])
      known.set(companyId, { companyId, contactId: null, name, about: city });
    for (const { contactId, displayName, company, city } of people.data?.items ?? [])
      known.set(contactId, {
        contactId,
        companyId: null,
        name: displayName,
        about: [company?.name, city].filter(Boolean).join(' · '),
      });
  }
  const optionsOf = (isCompany: boolean) =>
    [...known]
      .filter(([, { companyId }]) => (companyId !== null) === isCompany)
      .map(([value, { name }]) => ({ value, label: name }));
  return (
    <Select
      {...props}
      placeholder={t('customer.placeholder')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('customer.clear') }}
      data={[
        { group: t('customer.companies'), items: optionsOf(true) },
        { group: t('customer.people'), items: optionsOf(false) },
      ].filter(({ items }) => items.length > 0)}
      value={chosen ? (chosen.companyId ?? chosen.contactId) : null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value) => onChoose(value ? known.get(value) : undefined)}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <div style={{ fontSize: 'var(--mantine-font-size-xs)', color: 'var(--mantine-color-dimmed)' }}>
            {known.get(option.value)?.about}
          </div>
        </div>
      )}
      nothingFoundMessage={isSearching && !isFetching ? t('customer.none') : t('customer.type')}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
