import { Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useApi } from '../../../web/query.ts';
import { contactPage } from '../contract.ts';

const SHORTEST = 2;
const MOST = 8;

/**
 * Contacts by what is typed, looked for under the purpose of the page once the typing rests: every look-up is logged.
 * `about` tells people of one name apart.
 */
export function useContactSearch() {
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted.length >= SHORTEST;
  const { data, isFetching } = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: MOST },
    enabled: isSearching,
  });
  const found = (isSearching ? (data?.items ?? []) : []).map(
    ({ contactId, displayName, company, email, city }) => ({
      contactId,
      displayName,
      company,
      about: [company?.name, email, city].filter(Boolean).join(' · '),
    }),
  );
  const spinner = isFetching ? <Loader size={14} /> : undefined;
  return { text, setText, found, isSearching, isFetching, spinner };
}

/** One line of such a search. */
export function FoundContact({ label, about }: { label: string; about: string | undefined }) {
  return (
    <div>
      {label}
      <Text size="xs" c="dimmed">
        {about}
      </Text>
    </div>
  );
}
