import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasPurpose } from '../../../web/session.tsx';
import { PurposeGate } from '../../../web/ui/purpose-gate.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { Recipient } from '../contract.ts';
import { RecipientDialog } from './recipient-dialog.tsx';
import { RecipientTable } from './recipient-table.tsx';
import { RecipientsFrame } from './recipients-frame.tsx';
import { RemoveRecipient } from './remove-recipient.tsx';
import { useRecipients } from './use-recipients.ts';

/** What is being done: somebody is entered, changed or deleted. */
export type Doing = { what: 'add' } | { what: 'edit' | 'remove'; recipient: Recipient } | undefined;

/** To whom the firm discloses data. Kept as part of administration, or for the rights of people. */
export function RecipientsPage() {
  const { t } = useTranslation('recipients');
  const [doing, setDoing] = useState<Doing>();
  const purpose = useHasPurpose('access') ? 'access' : 'rights';
  const close = () => setDoing(undefined);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDoing({ what: 'add' })}>
      {t('directory.add')}
    </Button>
  );
  return (
    <RecipientsFrame part="directory" subtitle={t('directory.subtitle')} actions={add}>
      <PurposeGate purpose={purpose}>
        <Directory onDo={setDoing} />
        {doing?.what === 'add' ? <RecipientDialog onClose={close} /> : null}
        {doing?.what === 'edit' ? <RecipientDialog recipient={doing.recipient} onClose={close} /> : null}
        {doing?.what === 'remove' ? <RemoveRecipient recipient={doing.recipient} onClose={close} /> : null}
      </PurposeGate>
    </RecipientsFrame>
  );
}

function Directory({ onDo }: { onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('recipients');
  const { data, error, refetch } = useRecipients();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0)
    return <EmptyState title={t('directory.none')}>{t('directory.noneText')}</EmptyState>;
  return <RecipientTable recipients={data.items} onDo={(what, recipient) => onDo({ what, recipient })} />;
}
