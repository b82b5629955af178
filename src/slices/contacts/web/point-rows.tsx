import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EMAIL_KINDS, PHONE_KINDS } from '../contract.ts';
import type { ContactFormPart } from './contact-fields.tsx';
import { FormRows } from './form-row.tsx';

export function EmailRows({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows form={form} list="emails" addLabel={t('row.addEmail')} rowLabel={t('field.address')}>
      {(index) => (
        <>
          <TextInput
            type="email"
            label={t('field.address')}
            autoComplete="off"
            {...form.getInputProps(`emails.${index}.address`)}
          />
          <NativeSelect
            label={t('field.kind')}
            data={EMAIL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps(`emails.${index}.kind`)}
          />
        </>
      )}
    </FormRows>
  );
}

export function PhoneRows({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows form={form} list="phones" addLabel={t('row.addPhone')} rowLabel={t('field.number')}>
      {(index) => (
        <>
          <TextInput
            type="tel"
            label={t('field.number')}
            autoComplete="off"
            {...form.getInputProps(`phones.${index}.number`)}
          />
          <NativeSelect
            label={t('field.kind')}
            data={PHONE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            {...form.getInputProps(`phones.${index}.kind`)}
          />
        </>
      )}
    </FormRows>
  );
}

export function SocialRows({ form }: ContactFormPart) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows form={form} list="socials" addLabel={t('row.addSocial')} rowLabel={t('field.network')} isWide>
      {(index) => (
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
          <TextInput label={t('field.network')} {...form.getInputProps(`socials.${index}.network`)} />
          <TextInput label={t('field.handle')} {...form.getInputProps(`socials.${index}.handle`)} />
          <TextInput type="url" label={t('field.url')} {...form.getInputProps(`socials.${index}.url`)} />
        </SimpleGrid>
      )}
    </FormRows>
  );
}
