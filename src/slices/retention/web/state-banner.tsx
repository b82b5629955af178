import { Alert, Button, Group, Text } from '@mantine/core';
import { IconClockExclamation, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useSend } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { formatTime } from '../../../web/ui/dates.tsx';
import { ErrorState } from '../../../web/ui/states.tsx';
import { retentionState } from '../contract.ts';

const REFRESHED = ['/api/v1/retention'];

/** Says why nothing is deleted by clock, and lets who may put it right. Nothing while it runs. */
export function StateBanner() {
  const { t, i18n } = useTranslation('retention');
  const { purpose } = usePurpose();
  const manages = useMay('retention.manage');
  const { data } = useApi('/api/v1/retention/state', { schema: retentionState });
  const resume = useSend(
    () => api.delete('/api/v1/retention/suspension', { purpose, schema: retentionState }),
    { refreshes: REFRESHED },
  );
  const accept = useSend(
    () => api.post('/api/v1/retention/clock', { purpose, body: { confirm: true }, schema: retentionState }),
    { refreshes: REFRESHED },
  );
  if (!data || data.gate === 'open') return null;
  const time = (value: string) => formatTime(value, i18n.language);
  if (data.gate === 'suspended' && data.suspension)
    return (
      <Alert
        color="amber"
        mb="md"
        icon={<IconPlayerPause size={18} aria-hidden />}
        title={t('state.suspended', { until: time(data.suspension.until) })}
      >
        <Text size="sm">{data.suspension.reason}</Text>
        <Text size="sm">{t('state.suspendedText')}</Text>
        {resume.error ? <ErrorState error={resume.error} /> : null}
        {manages ? (
          <Button
            size="xs"
            mt="xs"
            variant="default"
            loading={resume.isPending}
            onClick={() => resume.mutate(undefined)}
          >
            {t('state.resume')}
          </Button>
        ) : null}
      </Alert>
    );
  return (
    <Alert
      color="red"
      mb="md"
      icon={<IconClockExclamation size={18} aria-hidden />}
      title={t(data.gate === 'clock-behind' ? 'state.behind' : 'state.ahead')}
    >
      <Text size="sm">
        {t('state.clockText', { now: time(data.clock.now), heartbeat: time(data.clock.heartbeatAt) })}
      </Text>
      {accept.error ? <ErrorState error={accept.error} /> : null}
      {manages ? (
        <Group mt="xs">
          <Button size="xs" color="red" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
            {t('state.accept')}
          </Button>
        </Group>
      ) : null}
    </Alert>
  );
}
