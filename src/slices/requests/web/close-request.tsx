import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { type RightsRequest, rightsRequest } from '../contract.ts';

interface CloseRequestProps {
  request: RightsRequest;
  onClosed?: () => void;
  size?: 'xs' | 'sm';
}

const ENDS = { done: 'done', refuse: 'refused' } as const;
type End = keyof typeof ENDS;

/** A request is answered, or refused; both are final. */
export function CloseRequest({ request, onClosed, size = 'sm' }: CloseRequestProps) {
  const { t } = useTranslation('requests');
  const refresh = useRefresh();
  const [end, setEnd] = useState<End>();
  const close = async (how: End) => {
    await api.patch(`/api/v1/requests/${request.requestId}`, {
      purpose: 'rights',
      body: { state: ENDS[how] },
      schema: rightsRequest,
    });
    notifyDone(t(`detail.${how}Done`));
    onClosed?.();
    await refresh('/api/v1/requests', `/api/v1/contacts/${request.contactId}/requests`, '/api/v1/home');
  };
  return (
    <>
      <Group gap="xs">
        <Button size={size} variant="light" onClick={() => setEnd('done')}>
          {t('detail.done')}
        </Button>
        <Button size={size} variant="default" onClick={() => setEnd('refuse')}>
          {t('detail.refuse')}
        </Button>
      </Group>
      {end ? (
        <ConfirmDialog
          isOpen
          onClose={() => setEnd(undefined)}
          title={t(`detail.${end}Title`)}
          confirmLabel={t(`detail.${end}`)}
          danger={end === 'refuse'}
          onConfirm={() => close(end)}
        >
          <Text size="sm">{t(`detail.${end}Text`)}</Text>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
