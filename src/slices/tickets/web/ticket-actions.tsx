import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import {
  IconArchive,
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconHourglass,
  IconPencil,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { RESOLUTIONS, type StatusInput, type Ticket } from '../contract.ts';
import { EditTicketDialog } from './edit-ticket-dialog.tsx';
import { useTicketRefresh, useTicketStep } from './use-ticket-send.ts';

/** What comes next in the life of a case, each in one click. */
export function TicketActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const { send, isPending } = useTicketStep(ticket);
  const go = (body: Omit<StatusInput, 'version'>) =>
    send({ part: 'status', body, done: t('action.done', { status: t(`status.${body.status}`) }) });
  const { status } = ticket;
  const isDone = status === 'resolved' || status === 'closed';
  return (
    <>
      {isDone ? (
        <Button
          variant="default"
          loading={isPending}
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => go({ status: 'open' })}
        >
          {t('action.reopen')}
        </Button>
      ) : (
        <>
          {status === 'waiting' ? (
            <Button
              variant="default"
              loading={isPending}
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              onClick={() => go({ status: 'open' })}
            >
              {t('action.work')}
            </Button>
          ) : (
            <Button
              variant="default"
              loading={isPending}
              leftSection={<IconHourglass size={16} aria-hidden />}
              onClick={() => go({ status: 'waiting' })}
            >
              {t('action.wait')}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button loading={isPending} leftSection={<IconCheck size={16} aria-hidden />}>
                {t('action.resolve')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('action.resolveAs')}</Menu.Label>
              {RESOLUTIONS.map((resolution) => (
                <Menu.Item key={resolution} onClick={() => go({ status: 'resolved', resolution })}>
                  {t(`resolution.${resolution}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      {status === 'resolved' ? (
        <Button
          loading={isPending}
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={() => go({ status: 'closed' })}
        >
          {t('action.close')}
        </Button>
      ) : null}
      <MoreActions ticket={ticket} />
    </>
  );
}

function MoreActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useTicketRefresh();
  const [dialog, setDialog] = useState<'edit' | 'delete'>();
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/tickets/${ticket.ticketId}`, { purpose });
    notifyDone(t('page.deleted'));
    await router.navigate({ to: '/tickets', search: {} });
    await refresh();
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => setDialog('edit')}
      >
        {t('edit.action')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('page.actions')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDialog('delete')}>
            {t('page.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditTicketDialog ticket={ticket} isOpen={dialog === 'edit'} onClose={() => setDialog(undefined)} />
      <ConfirmDialog
        isOpen={dialog === 'delete'}
        onClose={() => setDialog(undefined)}
        title={t('page.delete')}
        confirmLabel={t('page.delete')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('page.deleteText')}</Text>
      </ConfirmDialog>
    </>
  );
}
