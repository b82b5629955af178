import { Alert, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { Recorded } from '../contract.ts';

/** That it has arrived, what becomes of it, and under which number it can be asked for. */
export function ReceiptNote({ receipt }: { receipt: Recorded }) {
  const { t } = useTranslation('portal');
  const box = useRef<HTMLDivElement>(null);
  const { request, isLast } = receipt;
  const isDone = request.state === 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each receipt takes the focus anew
  useEffect(() => box.current?.focus(), [request.requestId]);
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="status"
      color="green"
      icon={<IconCheck aria-hidden />}
      title={isDone ? t('receipt.done') : t('receipt.received')}
    >
      <Stack gap={4}>
        <Text size="sm">
          {t(`request.${request.kind}`)}.{' '}
          {isDone ? (
            t('receipt.atOnce')
          ) : (
            <>
              {t('receipt.due')} <DateText value={request.dueOn} />.
            </>
          )}
        </Text>
        {isLast ? <Text size="sm">{t('receipt.last')}</Text> : null}
        <Text size="xs" c="dimmed">
          {t('receipt.number', { number: request.requestId })}
        </Text>
      </Stack>
    </Alert>
  );
}
