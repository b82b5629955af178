import { NativeSelect, Paper, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePurposeLabel, usePurposes } from '../../../../web/ui/labels.tsx';
import { ORIGINS } from '../../../grounds/contract.ts';
import { BasisTexts } from './basis-texts.tsx';
import { EndRules } from './end-rules.tsx';
import type { FootingPart } from './footing-step.tsx';
import { hasConsents } from './footing-values.ts';

/** Each row says by itself why it may be kept; here is what its words mean. */
export function ColumnFooting({ form }: FootingPart) {
  const { t } = useTranslation(['transfer', 'grounds']);
  return (
    <Stack gap="sm">
      <BasisTexts form={form} />
      {hasConsents(form.values.mapping) ? <Consents form={form} /> : null}
      <EndRules form={form} />
      <Paper component="section" aria-labelledby="origin-of-all">
        <Title order={3} id="origin-of-all" mb="xs">
          {t('footing.origin.title')}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mb="sm">
          <NativeSelect
            label={t('grounds:field.origin')}
            required
            data={ORIGINS.map((value) => ({ value, label: t(`grounds:origin.${value}`) }))}
            {...form.getInputProps('footing.origin')}
          />
          <TextInput
            label={t('grounds:field.originDetail')}
            placeholder={t('grounds:field.originDetailHint')}
            maxLength={500}
            {...form.getInputProps('footing.originDetail')}
          />
        </SimpleGrid>
        <Textarea
          label={t('footing.origin.evidence')}
          description={t('footing.origin.evidenceHint')}
          maxRows={10}
          {...form.getInputProps('footing.evidence')}
        />
      </Paper>
    </Stack>
  );
}

const CONSENTS = ['dated', 'all', 'none'] as const;

function Consents({ form }: FootingPart) {
  const { t } = useTranslation('transfer');
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  const mine = purposes.filter(({ forGrounds, isMine }) => forGrounds && isMine);
  return (
    <Paper component="section" aria-labelledby="consents">
      <Title order={3} id="consents" mb="xs">
        {t('footing.consents.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('footing.consents.label')}
          data={CONSENTS.map((value) => ({ value, label: t(`footing.consents.${value}`) }))}
          {...form.getInputProps('footing.consents')}
        />
        {form.values.footing.consents === 'none' ? null : (
          <NativeSelect
            label={t('footing.consents.purpose')}
            data={mine.map(({ key }) => ({ value: key, label: labelOf(key) }))}
            {...form.getInputProps('footing.consentPurpose')}
          />
        )}
      </SimpleGrid>
    </Paper>
  );
}
