import { ActionIcon, Group, Loader, Select, type SelectProps, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { contactPage } from '../../contacts/contract.ts';
import type { TICKET_ROLES } from '../contract.ts';

const SHORTEST = 2;

export interface ChosenPerson {
  contactId: string;
  displayName: string;
  role: (typeof TICKET_ROLES)[number];
}
interface PeopleFieldProps extends Pick<SelectProps, 'error' | 'required'> {
  chosen: readonly ChosenPerson[];
  onChange: (people: ChosenPerson[]) => void;
  /** Somebody was chosen who works for this company. */
  onCompany?: (company: { companyId: string; name: string }) => void;
}

/** The people of a case, looked for under the purpose of the page; the first is the one to answer. */
export function PeopleField({ chosen, onChange, onCompany, ...props }: PeopleFieldProps) {
  const { t } = useTranslation(['tickets', 'common']);
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 300);
  const isSearching = wanted.length >= SHORTEST;
  const { data, isFetching } = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: 8 },
    enabled: isSearching,
  });
  const found = (isSearching ? (data?.items ?? []) : []).filter(
    ({ contactId }) => !chosen.some((person) => person.contactId === contactId),
  );
  const add = (contactId: string | null) => {
    const contact = found.find((each) => each.contactId === contactId);
    if (!contact) return;
    const role = chosen.length === 0 ? 'reporter' : 'affected';
    onChange([...chosen, { contactId: contact.contactId, displayName: contact.displayName, role }]);
    if (contact.company) onCompany?.(contact.company);
    setText('');
  };
  return (
    <Stack gap={4}>
      <Select
        {...props}
        label={t('field.people')}
        placeholder={t('field.peopleHint')}
        searchable
        data={found.map(({ contactId, displayName }) => ({ value: contactId, label: displayName }))}
        value={null}
        searchValue={text}
        onSearchChange={setText}
        onChange={add}
        filter={({ options }) => options}
        renderOption={({ option }) => {
          const contact = found.find(({ contactId }) => contactId === option.value);
          return (
            <div>
              {option.label}
              <Text size="xs" c="dimmed">
                {[contact?.company?.name, contact?.email, contact?.city].filter(Boolean).join(' · ')}
              </Text>
            </div>
          );
        }}
        nothingFoundMessage={
          isFetching ? t('common:state.loading') : t(isSearching ? 'field.peopleNone' : 'field.peopleHint')
        }
        rightSection={isFetching ? <Loader size={14} /> : undefined}
      />
      {chosen.map(({ contactId, displayName, role }) => (
        <Group key={contactId} gap={4} wrap="nowrap" justify="space-between">
          <Text size="sm" truncate>
            {displayName}{' '}
            <Text span size="sm" c="dimmed">
              {t(`role.${role}`)}
            </Text>
          </Text>
          <ActionIcon
            size="sm"
            aria-label={t('field.peopleRemove', { name: displayName })}
            onClick={() => onChange(chosen.filter((person) => person.contactId !== contactId))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
