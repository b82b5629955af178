import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { formatDay } from '../../../web/ui/dates.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Hold, holdList } from '../contract.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { useCategoryNames } from './use-category-names.ts';

/** Legal holds of a contact, for the rights desk; under the purpose rights. */
export function HoldsPanel({ contactId }: { contactId: string }) {
  const { t, i18n } = useTranslation('retention');
  const mayHold = useMay('rights.handle');
  const namesOf = useCategoryNames();
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Hold>();
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const path = `/api/v1/contacts/${contactId}/holds`;
  const { data, error, refetch } = useApi(path, { schema: holdList, enabled: mayHold });
  if (!mayHold) return null;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={2} />;
  const day = (value: string) => formatDay(value, i18n.language);
  return (
    <Stack gap="sm">
      {data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('hold.none')}
        </Text>
      ) : null}
      {data.items.map((hold) => (
        <div key={hold.holdId}>
          <Text size="sm" fw={500}>
            {t(`holds.${hold.reason}`)}: {hold.note}
          </Text>
          <Text size="sm" c="dimmed">
            {hold.endedAt
              ? t('hold.ended', { date: day(hold.endedAt) })
              : t('hold.keeps', { what: namesOf(hold.categories), date: day(hold.reviewOn) })}
          </Text>
          {hold.endedAt ? null : (
            <Button size="compact-sm" variant="default" mt={4} onClick={() => setEnding(hold)}>
              {t('hold.end')}
            </Button>
          )}
        </div>
      ))}
      <Group>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconLock size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('hold.add')}
        </Button>
      </Group>
      {isAdding ? <HoldDialog contactId={contactId} onClose={() => setAdding(false)} /> : null}
      <ConfirmDialog
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('hold.endTitle')}
        confirmLabel={t('hold.end')}
        danger
        onConfirm={async () => {
          await api.patch(`${path}/${ending?.holdId}`, { purpose, body: { end: true }, schema: holdList });
          await refresh(path, '/api/v1/retention');
        }}
      >
        <Text size="sm">{t('hold.endText')}</Text>
      </ConfirmDialog>
    </Stack>
  );
}
