import {
  Button,
  Checkbox,
  CopyButton,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role, SCOPES, type Scope } from '../../../kernel/role.ts';
import { api } from '../../../web/api.ts';
import { useLabelOfMine, usePurpose } from '../../../web/session.tsx';
import { addDays, dayOf, endOfDay } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { useRecipientChoices } from '../../recipients/web/use-recipients.ts';
import { apiKeyCreated } from '../contract.ts';

interface ApiKeyValues {
  label: string;
  role: Role;
  scope: Scope;
  purposes: string[];
  recipientId: string;
  expiresAt: string;
}

/** First the form, then the secret, which is shown this once. */
export function NewApiKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('access');
  const [secret, setSecret] = useState<string>();
  return (
    <FormDialog isOpen onClose={onClose} title={secret ? t('apiKeys.createdTitle') : t('apiKeys.add')} isWide>
      {secret ? (
        <Secret secret={secret} onClose={onClose} />
      ) : (
        <ApiKeyForm onClose={onClose} onCreated={setSecret} />
      )}
    </FormDialog>
  );
}

function ApiKeyForm({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: string) => void }) {
  const { t } = useTranslation('access');
  const client = useQueryClient();
  const { choices } = usePurpose();
  const labelOf = useLabelOfMine();
  const recipients = useRecipientChoices();
  const state = useProblemForm<ApiKeyValues, { secret: string }>({
    initialValues: {
      label: '',
      role: 'sales',
      scope: 'all',
      purposes: [],
      recipientId: '',
      expiresAt: dayOf(addDays(365)),
    },
    send: (values) =>
      api.post('/api/v1/api-keys', {
        body: { ...values, expiresAt: endOfDay(values.expiresAt) },
        schema: apiKeyCreated,
      }),
    onDone: async (created) => {
      onCreated(created.secret);
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('apiKeys.add')} onCancel={onClose}>
      <TextInput
        label={t('apiKeys.label')}
        description={t('apiKeys.labelHint')}
        required
        {...form.getInputProps('label')}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <NativeSelect
          label={t('apiKeys.role')}
          data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          {...form.getInputProps('role')}
        />
        <NativeSelect
          label={t('apiKeys.scope')}
          data={SCOPES.map((value) => ({ value, label: t(`scopeOf.${value}`) }))}
          {...form.getInputProps('scope')}
        />
        <TextInput type="date" label={t('apiKeys.expiresAt')} required {...form.getInputProps('expiresAt')} />
      </SimpleGrid>
      <NativeSelect
        label={t('apiKeys.recipient')}
        description={t('apiKeys.recipientHint')}
        data={[{ value: '', label: t('apiKeys.ownUse') }, ...recipients]}
        {...form.getInputProps('recipientId')}
      />
      <Checkbox.Group label={t('apiKeys.purposes')} required {...form.getInputProps('purposes')}>
        <Stack gap={6} mt={4}>
          {choices.map((choice) => (
            <Checkbox key={choice.key} value={choice.key} label={labelOf(choice)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </ProblemForm>
  );
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('access');
  return (
    <Stack gap="md" role="status">
      <Text size="sm">{t('apiKeys.createdText')}</Text>
      <Textarea
        label={t('apiKeys.secret')}
        value={secret}
        readOnly
        minRows={2}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end" gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'apiKeys.copied' : 'apiKeys.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('apiKeys.done')}</Button>
      </Group>
    </Stack>
  );
}
