import {
  Alert,
  Group,
  NativeSelect,
  NumberInput,
  Paper,
  PasswordInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type MailServerState, mailServer } from '../contract.ts';
import { MailServerActions } from './mail-server-actions.tsx';

type Server = MailServerState['server'];

interface MailServerFormProps {
  server: Server;
  onChanged: (server: Server) => void;
}

export function MailServerForm({ server, onChanged }: MailServerFormProps) {
  const { t } = useTranslation('mail');
  const state = useProblemForm({
    initialValues: {
      host: server?.host ?? '',
      port: server?.port ?? 587,
      security: server?.security ?? 'starttls',
      username: server?.username ?? '',
      password: '',
      fromAddress: server?.fromAddress ?? '',
      fromName: server?.fromName ?? '',
      replyTo: server?.replyTo ?? '',
    },
    send: (body) => api.put('/api/v1/mail-server', { body, schema: mailServer }),
    onDone: (changed) => {
      notifyDone(t('server.saved'));
      onChanged(changed);
    },
  });
  const { form } = state;
  return (
    <Paper maw={720} component="section" aria-label={t('server.title')}>
      <ProblemForm state={state}>
        <Title order={2}>{t('server.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('server.text')}
        </Text>
        {server ? null : <Alert color="amber">{t('server.none')}</Alert>}
        <Group gap="sm" align="flex-start" grow preventGrowOverflow={false} wrap="nowrap">
          <TextInput
            label={t('server.host')}
            description={t('server.hostHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            {...form.getInputProps('host')}
          />
          <NumberInput
            label={t('server.port')}
            min={1}
            max={65_535}
            allowDecimal={false}
            hideControls
            maw={96}
            required
            {...form.getInputProps('port')}
          />
        </Group>
        <NativeSelect
          label={t('server.security')}
          data={[
            { value: 'starttls', label: t('server.starttls') },
            { value: 'tls', label: t('server.tls') },
            { value: 'none', label: t('server.plain') },
          ]}
          {...form.getInputProps('security')}
        />
        <TextInput
          label={t('server.username')}
          description={t('server.usernameHint')}
          autoComplete="off"
          {...form.getInputProps('username')}
        />
        <PasswordInput
          label={t('server.password')}
          description={server?.hasPassword ? t('server.passwordKept') : null}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <TextInput label={t('server.fromName')} required {...form.getInputProps('fromName')} />
        <TextInput
          label={t('server.fromAddress')}
          type="email"
          required
          {...form.getInputProps('fromAddress')}
        />
        <TextInput
          label={t('server.replyTo')}
          description={t('server.replyToHint')}
          type="email"
          {...form.getInputProps('replyTo')}
        />
      </ProblemForm>
      {server ? <MailServerActions onRemoved={() => onChanged(null)} /> : null}
    </Paper>
  );
}
