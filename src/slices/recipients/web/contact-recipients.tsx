import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { formatDay } from '../../../web/ui/dates.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Disclosure, disclosureList } from '../contract.ts';
import { DisclosureDialog } from './disclosure-dialog.tsx';
import classes from './recipients.module.css';

/** To whom data of the contact went. */
export function ContactRecipients({ contactId }: { contactId: string }) {
  const { t } = useTranslation('recipients');
  const mayWrite = useMay('contact.write');
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Disclosure>();
  const { data, error, refetch } = useApi(`/api/v1/contacts/${contactId}/disclosures`, {
    schema: disclosureList,
  });
  return (
    <Paper component="section" aria-labelledby="recipients">
      <Title order={2} id="recipients" mb="xs">
        {t('contact.title')}
      </Title>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingState lines={2} /> : null}
      {data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('contact.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {data?.items.map((item) => (
            <DisclosureItem
              key={item.disclosureId ?? item.recipientId}
              item={item}
              onRemove={mayWrite && item.disclosureId ? () => setRemoving(item) : undefined}
            />
          ))}
        </ul>
      )}
      {mayWrite && data ? (
        <Button
          mt="sm"
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('contact.add')}
        </Button>
      ) : null}
      {isAdding ? <DisclosureDialog contactId={contactId} onClose={() => setAdding(false)} /> : null}
      {removing ? (
        <RemoveDisclosure contactId={contactId} item={removing} onClose={() => setRemoving(undefined)} />
      ) : null}
    </Paper>
  );
}

function DisclosureItem({ item, onRemove }: { item: Disclosure; onRemove: (() => void) | undefined }) {
  const { t, i18n } = useTranslation('recipients');
  const days = [...new Set([item.firstAt, item.lastAt].map((time) => formatDay(time, i18n.language)))];
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
        <Text size="sm" fw={500}>
          {item.name}
        </Text>
        {onRemove ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('contact.removeOf', { name: item.name })}
            onClick={onRemove}
          >
            <IconTrash size={14} aria-hidden />
          </Button>
        ) : null}
      </Group>
      <Text size="xs" c="dimmed">
        {t('contact.how', {
          via: t(`via.${item.via}`),
          days: days.join(' – '),
          what: item.what.map((category) => t(`category.${category}` as 'category.identity')).join(', '),
        })}
      </Text>
    </li>
  );
}

interface RemoveProps {
  contactId: string;
  item: Disclosure;
  onClose: () => void;
}

function RemoveDisclosure({ contactId, item, onClose }: RemoveProps) {
  const { t } = useTranslation('recipients');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const path = `/api/v1/contacts/${contactId}/disclosures`;
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('contact.removeOf', { name: item.name })}
      confirmLabel={t('directory.remove')}
      danger
      onConfirm={async () => {
        await api.tell('DELETE', `${path}/${item.disclosureId}`, { purpose });
        notifyDone(t('contact.removed'));
        await refresh(path);
      }}
    >
      <Text size="sm">{t('contact.removeText')}</Text>
    </ConfirmDialog>
  );
}
