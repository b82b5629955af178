import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { contact } from '../../contacts/contract.ts';
import type { Channel } from '../contract.ts';
import { InteractionDialog } from './interaction-dialog.tsx';
import { RECORD_EVENT, recordAnywhere, useRecordKeys } from './record-keys.ts';
import type { TimelineOf } from './timeline-of.ts';

/**
 * In the header of every page: a button, and the keys l and then c for a call (e: e-mail, m: meeting, n: note). The
 * contact, deal or company of the page is in the dialog already.
 */
export function RecordAnywhere() {
  const { t } = useTranslation('interactions');
  const mayRecord = useMay('interaction.write');
  const opens = useOpensCategory()('communication');
  const [channel, setChannel] = useState<Channel>();
  const isPossible = mayRecord && opens;
  useRecordKeys(isPossible);
  useEffect(() => {
    if (!isPossible) return;
    const open = (event: Event) => setChannel((event as CustomEvent<Channel>).detail);
    window.addEventListener(RECORD_EVENT, open);
    return () => window.removeEventListener(RECORD_EVENT, open);
  }, [isPossible]);
  if (!isPossible) return null;
  return (
    <>
      <Tooltip label={t('key.hint')}>
        <ActionIcon
          aria-label={t('key.label')}
          aria-keyshortcuts="L C"
          onClick={() => recordAnywhere('call')}
        >
          <IconPhonePlus size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {channel ? <DialogOfPage channel={channel} onClose={() => setChannel(undefined)} /> : null}
    </>
  );
}

function DialogOfPage({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { contactId, companyId, dealId, ticketId } = useParams({ strict: false }) as Partial<
    Record<'contactId' | 'companyId' | 'dealId' | 'ticketId', string>
  >;
  // On the page of a contact this has been asked for already.
  const { data, isPending } = useApi(`/api/v1/contacts/${contactId}`, {
    schema: contact,
    enabled: contactId !== undefined,
  });
  if (contactId && isPending) return null;
  const of: TimelineOf | undefined = contactId
    ? { contactId }
    : dealId
      ? { dealId }
      : ticketId
        ? { ticketId }
        : companyId
          ? { companyId }
          : undefined;
  return (
    <InteractionDialog
      isOpen
      onClose={onClose}
      channel={channel}
      of={of}
      people={data ? [{ contactId: data.contactId, displayName: data.displayName }] : []}
      companyId={contactId ? undefined : companyId}
    />
  );
}
