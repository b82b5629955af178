import { Button, Paper, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { erasurePreview } from '../contract.ts';
import { ErasureForm } from './erasure-form.tsx';

/** Art. 17: first what goes and what stays, then the one step that cannot be undone. */
export function ErasureSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation('requests');
  const [isPreparing, setPreparing] = useState(false);
  return (
    <Paper component="section" aria-labelledby="erasure">
      <Title order={2} id="erasure" mb={4}>
        {t('erasure.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('erasure.text')}
      </Text>
      {isPreparing ? (
        <Preparation contactId={contactId} onCancel={() => setPreparing(false)} />
      ) : (
        <Button
          variant="outline"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => setPreparing(true)}
        >
          {t('erasure.prepare')}
        </Button>
      )}
    </Paper>
  );
}

function Preparation({ contactId, onCancel }: { contactId: string; onCancel: () => void }) {
  const path = `/api/v1/contacts/${contactId}/erasure`;
  const { data, error, refetch } = useApi(path, { schema: erasurePreview, purpose: 'rights' });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <ErasureForm preview={data} onCancel={onCancel} /> : <LoadingState lines={4} />;
}
