import { ActionIcon, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FoundContact, useContactSearch } from '../../contacts/web/contact-search.tsx';
import { DEAL_ROLES } from '../contract.ts';
import type { DealFormPart } from './deal-fields.tsx';

/** The people of a deal and their part in it, looked for under the purpose of the page; the first is the one to ask. */
export function PeopleField({ form }: DealFormPart) {
  const { t } = useTranslation(['deals', 'common']);
  const chosen = form.values.people;
  const { text, setText, found: all, isSearching, isFetching, spinner } = useContactSearch();
  const found = all.filter(({ contactId }) => !chosen.some((person) => person.contactId === contactId));
  const add = (contactId: string | null) => {
    const contact = found.find((each) => each.contactId === contactId);
    if (!contact) return;
    const { displayName, company } = contact;
    form.insertListItem('people', { contactId: contact.contactId, displayName, role: 'other' });
    // Whoever works somewhere mostly buys for that company.
    if (company && !form.getValues().companyId) {
      form.setFieldValue('companyId', company.companyId);
      form.setFieldValue('companyName', company.name);
    }
    setText('');
  };
  return (
    <Stack gap={6}>
      <Select
        label={t('field.people')}
        placeholder={t('field.peopleHint')}
        error={form.errors.people}
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
      {chosen.map(({ contactId, displayName }, index) => (
        <Group key={contactId} gap={6} wrap="nowrap">
          <Text size="sm" flex={1} miw={0} truncate>
            {displayName}
          </Text>
          <NativeSelect
            size="xs"
            aria-label={t('field.roleOf', { name: displayName })}
            data={DEAL_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            {...form.getInputProps(`people.${index}.role`)}
            error={form.errors[`people.${index}.contactId`]}
          />
          <ActionIcon
            size="sm"
            aria-label={t('field.peopleRemove', { name: displayName })}
            onClick={() => form.removeListItem('people', index)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
