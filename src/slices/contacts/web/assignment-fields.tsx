import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import type { ContactFormPart } from './contact-fields.tsx';

/** Who looks after the contact: it decides who sees it where a role has the scope "own" or "department". */
export function AssignmentFields({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  const { people, teams } = useColleagues();
  const none = { value: '', label: '–' };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect label={t('field.owner')} data={[none, ...people]} {...form.getInputProps('ownerId')} />
      <NativeSelect label={t('field.team')} data={[none, ...teams]} {...form.getInputProps('teamId')} />
    </SimpleGrid>
  );
}
