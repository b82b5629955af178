import { ActionIcon, Group, Select, type SelectProps, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FoundContact, useContactSearch } from '../../contacts/web/contact-search.tsx';
import type { TICKET_ROLES } from '../contract.ts';

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
  const { text, setText, found: all, isSearching, isFetching, spinner } = useContactSearch();
  const found = all.filter(({ contactId }) => !chosen.some((person) => person.contactId === contactId));
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
          return <FoundContact label={option.label} about={contact?.about} />;
        }}
        nothingFoundMessage={
          isFetching ? t('common:state.loading') : t(isSearching ? 'field.peopleNone' : 'field.peopleHint')
        }
        rightSection={spinner}
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
