import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { companyPage } from '../../companies/contract.ts';
import { contactPage } from '../../contacts/contract.ts';

export interface ChosenCustomer {
  contactId: string;
  companyId: string;
  name: string;
}
interface CustomerSelectProps extends Pick<SelectProps, 'label' | 'error' | 'required'> {
  chosen: ChosenCustomer | undefined;
  onChoose: (customer: ChosenCustomer | undefined) => void;
  path: string;
}

const SHORTEST = 2;

/** A company or a person by typing their name; looked for under the purpose of the page. */
export function CustomerSelect({ chosen, onChoose, path, ...props }: CustomerSelectProps) {
  const { t } = useTranslation('purchases');
  const [text, setText] = useState(chosen?.name ?? '');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted.length >= SHORTEST && wanted !== chosen?.name;
  const query = { q: wanted, limit: 6 };
  const companies = useApi('/api/v1/companies', { schema: companyPage, query, enabled: isSearching });
  const people = useApi('/api/v1/contacts', { schema: contactPage, query, enabled: isSearching });
  const isFetching = companies.isFetching || people.isFetching;
  const found: ChosenCustomer[] = isSearching
    ? [
        ...(companies.data?.items ?? []).map(({ companyId, name }) => ({ companyId, contactId: '', name })),
        ...(people.data?.items ?? []).map(({ contactId, displayName }) => ({
          contactId,
          companyId: '',
          name: displayName,
        })),
      ]
    : [];
  const keyOf = ({ companyId, contactId }: ChosenCustomer) => companyId || contactId;
  const known = [
    ...(chosen && keyOf(chosen) && !found.some((each) => keyOf(each) === keyOf(chosen)) ? [chosen] : []),
    ...found,
  ];
  const group = (name: string, members: ChosenCustomer[]) =>
    members.length > 0
      ? [{ group: name, items: members.map((each) => ({ value: keyOf(each), label: each.name })) }]
      : [];
  return (
    <Select
      {...props}
      data-path={path}
      placeholder={t('customer.placeholder')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('customer.clear') }}
      data={[
        ...group(
          t('customer.companies'),
          known.filter(({ companyId }) => companyId),
        ),
        ...group(
          t('customer.people'),
          known.filter(({ companyId }) => !companyId),
        ),
      ]}
      value={chosen && keyOf(chosen) ? keyOf(chosen) : null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value) => onChoose(known.find((each) => keyOf(each) === value))}
      filter={({ options }) => options}
      nothingFoundMessage={isSearching && !isFetching ? t('customer.none') : t('customer.type')}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
