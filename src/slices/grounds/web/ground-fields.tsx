import { NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LEGAL_BASES } from '../../../kernel/purpose.ts';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import type { FieldProps } from '../../../web/ui/problem-form.tsx';
import { ORIGINS } from '../contract.ts';
import { type GroundValues, proposedBy } from './ground-values.ts';

interface GroundFieldsProps {
  values: GroundValues;
  field: (name: keyof GroundValues) => FieldProps;
  change: (values: Partial<GroundValues>) => void;
  /** Only purposes that the user works under. */
  onlyMine?: boolean;
}

/** Purpose, basis, origin, evidence, end. Choosing a purpose brings what its rule proposes. */
export function GroundFields({ values, field, change, onlyMine = false }: GroundFieldsProps) {
  const { t, i18n } = useTranslation('grounds');
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  const chosen = purposes.find(({ key }) => key === values.purpose);
  const rule = i18n.language === 'en' ? chosen?.ruleEn : chosen?.ruleDe;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('field.purpose')}
          required
          data={purposes
            .filter(({ forGrounds, isMine }) => forGrounds && (isMine || !onlyMine))
            .map(({ key }) => ({ value: key, label: labelOf(key) }))}
          {...field('purpose')}
          onChange={(event) => {
            const key = event.currentTarget.value;
            change({ purpose: key, ...proposedBy(purposes.find((purpose) => purpose.key === key)) });
          }}
        />
        <NativeSelect
          label={t('field.basis')}
          description={t(`article.${values.legalBasis}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          data={LEGAL_BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
          {...field('legalBasis')}
        />
        <NativeSelect
          label={t('field.origin')}
          required
          data={ORIGINS.map((value) => ({ value, label: t(`origin.${value}`) }))}
          {...field('origin')}
        />
        <TextInput
          label={t('field.originDetail')}
          placeholder={t('field.originDetailHint')}
          maxLength={500}
          {...field('originDetail')}
        />
      </SimpleGrid>
      <Textarea
        label={t('field.evidence')}
        description={t(`field.evidenceHint.${values.legalBasis}`)}
        required={values.legalBasis === 'consent'}
        maxRows={10}
        {...field('evidence')}
      />
      <TextInput
        type="date"
        label={t('field.endsAt')}
        description={rule ? t('field.endsAtHint', { rule }) : undefined}
        required
        maw={{ sm: '50%' }}
        {...field('endsAt')}
      />
    </Stack>
  );
}
