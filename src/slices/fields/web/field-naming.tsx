import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OWN_TYPES } from '../../../kernel/own-value.ts';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { type FieldValues, slugOf } from './field-values.ts';

interface FieldNamingProps {
  form: Form<FieldValues>;
  isNew: boolean;
}

/** What the field is called and what it holds. */
export function FieldNaming({ form, isNew }: FieldNamingProps) {
  const { t } = useTranslation('fields');
  const { type, labelDe } = form.values;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('form.labelDe')} required maxLength={80} {...form.getInputProps('labelDe')} />
        <TextInput
          label={t('form.labelEn')}
          maxLength={80}
          placeholder={labelDe}
          {...form.getInputProps('labelEn')}
        />
        <NativeSelect
          label={t('form.type')}
          description={isNew ? t('form.typeHint') : t('form.typeFixed')}
          disabled={!isNew}
          data={OWN_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          {...form.getInputProps('type')}
        />
        <TextInput
          label={t('form.key')}
          description={t('form.keyHint')}
          disabled={!isNew}
          maxLength={40}
          placeholder={slugOf(labelDe)}
          {...form.getInputProps('key')}
        />
      </SimpleGrid>
      {type === 'choice' ? <Choices form={form} /> : null}
      <Stack gap={6}>
        <Checkbox
          label={t('form.isRequired')}
          description={t('form.isRequiredHint')}
          {...form.getInputProps('isRequired', { type: 'checkbox' })}
        />
        <Checkbox
          label={t('form.isProvided')}
          description={t('form.isProvidedHint')}
          {...form.getInputProps('isProvided', { type: 'checkbox' })}
        />
      </Stack>
    </>
  );
}

function Choices({ form }: { form: Form<FieldValues> }) {
  const { t } = useTranslation('fields');
  const { error } = form.getInputProps('choices');
  return (
    <Stack gap="xs" role="group" aria-label={t('form.choices')}>
      <Text size="sm" fw={500}>
        {t('form.choices')}
      </Text>
      {error ? (
        <Text size="sm" c="red">
          {error}
        </Text>
      ) : null}
      {form.values.choices.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={t('form.choiceDe', { number: index + 1 })}
            flex={1}
            {...form.getInputProps(`choices.${index}.de`)}
            error={form.errors[`choices.${index}.key`] ?? form.errors[`choices.${index}.de`]}
          />
          <TextInput
            label={t('form.choiceEn', { number: index + 1 })}
            flex={1}
            {...form.getInputProps(`choices.${index}.en`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('form.removeChoice', { number: index + 1 })}
            onClick={() => form.removeListItem('choices', index)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem('choices', { key: '', de: '', en: '' })}
        >
          {t('form.addChoice')}
        </Button>
      </div>
    </Stack>
  );
}
