import { Checkbox, PasswordInput, Progress, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { FirmFields } from './firm-fields.tsx';
import { type SetupStepName, type SetupValues, STEPS } from './setup-values.ts';

interface SetupStepProps {
  name: SetupStepName;
  number: number;
  isShown: boolean;
  form: Form<SetupValues>;
}

export function SetupStep({ name, number, isShown, form }: SetupStepProps) {
  const { t } = useTranslation('access');
  return (
    <Stack gap="sm" hidden={!isShown} display={isShown ? undefined : 'none'}>
      <div>
        <Text size="sm" c="dimmed">
          {t('setup.step', { number, total: STEPS.length })}
        </Text>
        <Title order={2} id={`setup-${name}`} tabIndex={-1}>
          {t(`setup.${name}`)}
        </Title>
        <Progress value={(number / STEPS.length) * 100} size="xs" mt={6} aria-hidden />
      </div>
      {name === 'firm' ? (
        <FirmFields
          values={form.values.firm}
          field={(field) => form.getInputProps(`firm.${field}`)}
          setField={(field, value) => form.setFieldValue(`firm.${field}`, value)}
        />
      ) : null}
      {name === 'administrator' ? <AdministratorFields form={form} /> : null}
      {name === 'privacy' ? <PrivacyFields form={form} /> : null}
    </Stack>
  );
}

function AdministratorFields({ form }: Pick<SetupStepProps, 'form'>) {
  const { t } = useTranslation('access');
  return (
    <>
      <TextInput
        label={t('field.name')}
        autoComplete="name"
        required
        {...form.getInputProps('administrator.name')}
      />
      <TextInput
        label={t('field.email')}
        type="email"
        autoComplete="username"
        required
        {...form.getInputProps('administrator.email')}
      />
      <PasswordInput
        label={t('field.password')}
        description={t('field.passwordHint')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
        {...form.getInputProps('administrator.password')}
      />
      <Checkbox
        label={t('setup.handlesRights')}
        description={t('setup.handlesRightsHint')}
        {...form.getInputProps('administrator.handlesRights', { type: 'checkbox' })}
      />
    </>
  );
}

function PrivacyFields({ form }: Pick<SetupStepProps, 'form'>) {
  const { t } = useTranslation('access');
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('setup.privacyHint')}
      </Text>
      <TextInput label={t('field.name')} required {...form.getInputProps('privacy.name')} />
      <TextInput label={t('field.email')} type="email" required {...form.getInputProps('privacy.email')} />
      <TextInput label={t('field.phone')} type="tel" {...form.getInputProps('privacy.phone')} />
    </>
  );
}
