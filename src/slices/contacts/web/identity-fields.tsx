import {
  Collapse,
  Fieldset,
  Group,
  NativeSelect,
  SimpleGrid,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SALUTATIONS } from '../contract.ts';
import type { ContactFormPart } from './contact-fields.tsx';
import classes from './contacts.module.css';

const LANGUAGES = ['de', 'en', 'fr', 'it', 'es', 'nl', 'pl', 'tr'] as const;

export function IdentityFields({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  const { middleName, nameSuffix, nickname, language, externalId, birthday } = form.getInitialValues();
  const hasMore = [middleName, nameSuffix, nickname, language, externalId, birthday.day].some(Boolean);
  const hasFault = Object.keys(form.errors).some((field) =>
    /^(middleName|nameSuffix|nickname|language|externalId|birthday)/.test(field),
  );
  const [isOpen, { toggle }] = useDisclosure(hasMore);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        <NativeSelect
          label={t('field.salutation')}
          data={SALUTATIONS.map((value) => ({ value, label: t(`salutation.${value}`) }))}
          {...form.getInputProps('salutation')}
        />
        <TextInput label={t('field.title')} {...form.getInputProps('title')} />
        <TextInput label={t('field.givenName')} autoComplete="off" {...form.getInputProps('givenName')} />
        <TextInput label={t('field.familyName')} autoComplete="off" {...form.getInputProps('familyName')} />
      </SimpleGrid>
      <UnstyledButton
        className={classes.more}
        aria-expanded={isOpen || hasFault}
        onClick={toggle}
        data-open={isOpen || hasFault || undefined}
      >
        <IconChevronDown size={16} aria-hidden />
        {t('page.more')}
      </UnstyledButton>
      <Collapse expanded={isOpen || hasFault}>
        <MoreIdentity form={form} />
      </Collapse>
    </>
  );
}

function MoreIdentity({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      <TextInput label={t('field.middleName')} {...form.getInputProps('middleName')} />
      <TextInput label={t('field.nameSuffix')} {...form.getInputProps('nameSuffix')} />
      <TextInput label={t('field.nickname')} {...form.getInputProps('nickname')} />
      <TextInput label={t('field.externalId')} {...form.getInputProps('externalId')} />
      <NativeSelect
        label={t('field.language')}
        data={[
          { value: '', label: t('language.none') },
          ...LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
        ]}
        {...form.getInputProps('language')}
      />
      <Fieldset legend={t('field.birthday')} variant="unstyled" className={classes.birthday}>
        <Group gap={6} wrap="nowrap" align="flex-end">
          <TextInput
            label={t('field.birthdayDay')}
            inputMode="numeric"
            maxLength={2}
            {...form.getInputProps('birthday.day')}
          />
          <TextInput
            label={t('field.birthdayMonth')}
            inputMode="numeric"
            maxLength={2}
            {...form.getInputProps('birthday.month')}
          />
          <TextInput
            label={t('field.birthdayYear')}
            inputMode="numeric"
            maxLength={4}
            {...form.getInputProps('birthday.year')}
          />
        </Group>
      </Fieldset>
    </SimpleGrid>
  );
}
