import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconMailExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { mailSummary } from '../contract.ts';

/**
 * A hint where mail failed, is held, or cannot be sent at all; nothing where all is well. For pages under the purpose rights.
 * `onItsPage`: the list stands below.
 */
export function MailNote({ onItsPage = false }: { onItsPage?: boolean }) {
  const { t } = useTranslation('mail');
  const mayManage = useMay('firm.manage');
  const { data } = useApi('/api/v1/mails/summary', { schema: mailSummary, purpose: 'rights' });
  if (!data) return null;
  const { hasServer, waiting, failed, held } = data;
  if (failed + held === 0 && hasServer) return null;
  const toSettings = !hasServer && mayManage;
  return (
    <Alert
      color="amber"
      icon={<IconMailExclamation size={18} aria-hidden />}
      title={t(hasServer ? 'note.title' : 'note.noServerTitle')}
    >
      <Stack gap="xs">
        <Text size="sm">
          {[
            ...(hasServer ? [] : [t('note.noServer')]),
            ...(!hasServer && waiting > 0 ? [t('note.waiting', { count: waiting })] : []),
            ...(failed > 0 ? [t('note.failed', { count: failed })] : []),
            ...(held > 0 ? [t('note.held', { count: held })] : []),
            ...(hasServer || mayManage ? [] : [t('note.askAdministrator')]),
          ].join(' ')}
        </Text>
        {toSettings || !onItsPage ? (
          <Group gap="md">
            {toSettings ? (
              <AnchorLink to="/settings" search={{ tab: 'mail' }} size="sm">
                {t('note.toSettings')}
              </AnchorLink>
            ) : null}
            {onItsPage ? null : (
              <AnchorLink to="/mail" search={failed > 0 ? { state: 'failed' } : {}} size="sm">
                {t('note.toList')}
              </AnchorLink>
            )}
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}
