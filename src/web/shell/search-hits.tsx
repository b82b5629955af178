import { Combobox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContactRow } from '../../slices/contacts/contract.ts';
import type { ProblemError } from '../api.ts';

interface SearchHitsProps {
  rows: readonly ContactRow[] | undefined;
  error: ProblemError | null;
}

export function SearchHits({ rows, error }: SearchHitsProps) {
  const { t } = useTranslation();
  if (error) return <Combobox.Empty>{error.problem.title}</Combobox.Empty>;
  if (!rows) return <Combobox.Empty>{t('state.loading')}</Combobox.Empty>;
  if (rows.length === 0) return <Combobox.Empty>{t('search.none')}</Combobox.Empty>;
  return rows.map(({ contactId, displayName, company, email, city }) => (
    <Combobox.Option key={contactId} value={contactId}>
      <Text size="sm" fw={500}>
        {displayName}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {[company?.name, email, city].filter(Boolean).join(' · ') || '–'}
      </Text>
    </Combobox.Option>
  ));
}
