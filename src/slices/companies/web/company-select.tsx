import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { companyPage, company as companySchema } from '../contract.ts';

export interface ChosenCompany {
  companyId: string;
  name: string;
}
interface CompanySelectProps
  extends Pick<SelectProps, 'label' | 'error' | 'required' | 'onBlur' | 'onFocus'> {
  chosen: ChosenCompany | undefined;
  onChoose: (company: ChosenCompany | undefined) => void;
}

const NEW = 'new';

/** A company by typing its name; one that is not there yet can be created on the spot. */
export function CompanySelect({ chosen, onChoose, ...props }: CompanySelectProps) {
  const { t } = useTranslation('companies');
  const { purpose } = usePurpose();
  const mayCreate = useMay('company.write');
  const [text, setText] = useState(chosen?.name ?? '');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted !== '' && wanted !== chosen?.name;
  const { data, isFetching } = useApi('/api/v1/companies', {
    schema: companyPage,
    query: { q: wanted, limit: 8 },
    enabled: isSearching,
  });
  const found = isSearching ? (data?.items ?? []) : [];
  const known = [
    ...(chosen && !found.some(({ companyId }) => companyId === chosen.companyId) ? [chosen] : []),
    ...found,
  ];
  const isNew =
    isSearching && !isFetching && !found.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const options = [
    ...known.map(({ companyId, name }) => ({ value: companyId, label: name })),
    ...(isNew && mayCreate ? [{ value: NEW, label: t('select.create', { name: wanted }) }] : []),
  ];
  const choose = async (value: string | null) => {
    if (value !== NEW) return onChoose(known.find(({ companyId }) => companyId === value));
    const created = await api.post('/api/v1/companies', {
      purpose,
      body: { name: wanted },
      schema: companySchema,
    });
    onChoose(created);
    setText(created.name);
  };
  return (
    <Select
      {...props}
      placeholder={t('select.placeholder')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('select.clear') }}
      data={options}
      value={chosen?.companyId ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value) => void choose(value).catch(notifyProblem)}
      filter={({ options: all }) => all}
      nothingFoundMessage={isSearching && !isFetching ? t('select.none') : t('select.type')}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
