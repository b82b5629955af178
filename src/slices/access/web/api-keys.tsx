import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { PurposeBadges } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type apiKey, apiKeyList } from '../contract.ts';
import { NewApiKeyDialog } from './new-api-key-dialog.tsx';

type ApiKey = z.output<typeof apiKey>;

export function ApiKeys() {
  const { t } = useTranslation('access');
  const client = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ApiKey>();
  const { data, error, refetch } = useQuery({
    queryKey: ['api-keys'],
    queryFn: () => api.get('/api/v1/api-keys', { schema: apiKeyList }),
  });
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('apiKeys.add')}
    </Button>
  );
  const remove = async ({ apiKeyId }: ApiKey) => {
    await api.tell('DELETE', `/api/v1/api-keys/${apiKeyId}`);
    await client.invalidateQueries({ queryKey: ['api-keys'] });
    notifyDone(t('apiKeys.removed'));
  };
  return (
    <Stack gap="md" maw={840}>
      <Text size="sm" c="dimmed">
        {t('apiKeys.text')}
      </Text>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? null : error ? null : <LoadingState lines={3} />}
      {data?.items.length === 0 ? (
        <EmptyState title={t('apiKeys.none')} actions={add}>
          {t('apiKeys.noneText')}
        </EmptyState>
      ) : (
        <div>{add}</div>
      )}
      {data?.items.map((item) => (
        <ApiKeyCard key={item.apiKeyId} apiKey={item} onRemove={() => setRemoving(item)} />
      ))}
      {isAdding ? <NewApiKeyDialog onClose={() => setAdding(false)} /> : null}
      {removing ? (
        <ConfirmDialog
          isOpen
          onClose={() => setRemoving(undefined)}
          title={t('apiKeys.removeOf', { label: removing.label })}
          confirmLabel={t('apiKeys.remove')}
          danger
          onConfirm={() => remove(removing)}
        >
          <Text size="sm">{t('apiKeys.removeText')}</Text>
        </ConfirmDialog>
      ) : null}
    </Stack>
  );
}

function ApiKeyCard({ apiKey: item, onRemove }: { apiKey: ApiKey; onRemove: () => void }) {
  const { t } = useTranslation('access');
  return (
    <Paper component="article" aria-label={item.label}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{item.label}</Title>
        <Button
          variant="default"
          size="xs"
          onClick={onRemove}
          aria-label={t('apiKeys.removeOf', { label: item.label })}
        >
          {t('apiKeys.remove')}
        </Button>
      </Group>
      <Facts
        facts={[
          [t('apiKeys.role'), `${t(`role.${item.role}`)} (${t(`scopeOf.${item.scope}`)})`],
          [t('apiKeys.purposes'), <PurposeBadges key="purposes" keys={item.purposes} />],
          [t('apiKeys.expiresAt'), <DateText key="expires" value={item.expiresAt} />],
          [t('apiKeys.user'), item.userName],
          [t('apiKeys.recipient'), item.recipientName ?? t('apiKeys.ownUse')],
        ]}
      />
    </Paper>
  );
}
