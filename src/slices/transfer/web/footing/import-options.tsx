import { Checkbox, NativeSelect, Paper, SimpleGrid, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../../web/ui/colleagues.ts';
import { countryChoices } from '../../../access/web/firm-places.ts';
import type { FootingPart } from './footing-step.tsx';

const DUPLICATES = ['skip', 'complete'] as const;

export function ImportOptions({ form }: FootingPart) {
  const { t, i18n } = useTranslation('transfer');
  const { people, teams } = useColleagues();
  return (
    <Paper component="section" aria-labelledby="options">
      <Title order={3} id="options" mb="xs">
        {t('footing.options.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mb="sm">
        <NativeSelect
          label={t('footing.options.duplicates')}
          data={DUPLICATES.map((value) => ({ value, label: t(`footing.options.${value}`) }))}
          {...form.getInputProps('options.duplicates')}
        />
        <NativeSelect
          label={t('footing.options.country')}
          data={countryChoices(i18n.language)}
          {...form.getInputProps('options.defaultCountry')}
        />
        <NativeSelect
          label={t('footing.options.owner')}
          data={[{ value: '', label: t('footing.options.nobody') }, ...people]}
          {...form.getInputProps('options.ownerId')}
        />
        <NativeSelect
          label={t('footing.options.team')}
          data={[{ value: '', label: t('footing.options.noTeam') }, ...teams]}
          {...form.getInputProps('options.teamId')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('footing.options.companies')}
        {...form.getInputProps('options.companies', { type: 'checkbox' })}
      />
    </Paper>
  );
}
