import { Alert, Drawer, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Mail } from '../contract.ts';
import { MailActions } from './mail-actions.tsx';
import { MailState } from './mail-state.tsx';

interface MailDrawerProps {
  mail: Mail | undefined;
  onClose: () => void;
}

/** One mail: where it stands, why, and what can be done. */
export function MailDrawer({ mail, onClose }: MailDrawerProps) {
  const { t } = useTranslation(['mail', 'common']);
  return (
    <Drawer
      opened={mail !== undefined}
      onClose={onClose}
      position="right"
      title={mail ? t(`kind.${mail.kind}`) : t('page.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {mail ? <MailDetails mail={mail} onGone={onClose} /> : null}
    </Drawer>
  );
}

function MailDetails({ mail, onGone }: { mail: Mail; onGone: () => void }) {
  const { t } = useTranslation('mail');
  const time = (value: string | null) => (value ? <DateText value={value} withTime /> : null);
  const { contactId, attempts, failure, state } = mail;
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          [t('column.subject'), mail.subject],
          [t('column.to'), mail.to],
          [t('column.state'), <MailState key="state" mail={mail} />],
          [t('column.failure'), failure ? t(`failure.${failure}`) : null],
          [t('column.created'), time(mail.createdAt)],
          [t('column.attempts'), attempts > 0 ? attempts : null],
          [t('column.tried'), state === 'sent' ? null : time(mail.triedAt)],
          [t('column.next'), failure === 'no-server' ? null : time(mail.dueAt)],
          [t('column.sent'), time(mail.sentAt)],
        ]}
      />
      {state === 'held' ? <Alert color="amber">{t('held')}</Alert> : null}
      {contactId ? (
        <AnchorLink to="/contacts/$contactId/rights" params={{ contactId }} size="sm">
          {t('detail.contact')}
        </AnchorLink>
      ) : null}
      <MailActions mail={mail} onGone={onGone} />
    </Stack>
  );
}
