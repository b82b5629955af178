import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import type { Team, UserValues } from './user-values.ts';

interface UserFieldsProps {
  form: Form<UserValues>;
  teams: readonly Team[];
}

export function UserFields({ form, teams }: UserFieldsProps) {
  const { t } = useTranslation('access');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        label={t('field.name')}
        autoComplete="off"
        required
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        type="email"
        label={t('field.email')}
        autoComplete="off"
        required
        {...form.getInputProps('email')}
      />
      <NativeSelect
        label={t('users.team')}
        data={[
          { value: '', label: t('users.noTeam') },
          ...teams.map(({ teamId, name }) => ({ value: teamId, label: name })),
        ]}
        {...form.getInputProps('teamId')}
      />
      <NativeSelect
        label={t('account.language')}
        data={[
          { value: 'de', label: t('account.german') },
          { value: 'en', label: t('account.english') },
        ]}
        {...form.getInputProps('language')}
      />
    </SimpleGrid>
  );
}
