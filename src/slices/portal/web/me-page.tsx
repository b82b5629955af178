import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../../web/api.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { PortalMe, Recorded } from '../contract.ts';
import { Actions } from './actions.tsx';
import { HeldData } from './held-data.tsx';
import { KeptDocuments } from './kept-documents.tsx';
import { LookUps } from './look-ups.tsx';
import { OutsidePanel } from './outside-panel.tsx';
import { OwnRequests } from './own-requests.tsx';
import { PortalFrame } from './portal-frame.tsx';
import { PurposesPanel } from './purposes-panel.tsx';
import { ReceiptNote } from './receipt-note.tsx';
import { Recipients } from './recipients.tsx';
import { RightsPanel } from './rights-panel.tsx';
import { useForget, usePortal } from './use-portal.ts';

/** Everything about whoever came in by their link, on one page. */
export function MePage() {
  const { t } = useTranslation('portal');
  const { data, error, refetch } = usePortal();
  const forget = useForget();
  const [hasLeft, setLeft] = useState(false);
  const leave = async () => {
    // Whoever is out already has left, too.
    await api.tell('DELETE', '/api/v1/portal/session').catch(() => {});
    setLeft(true);
    forget();
  };
  const isOut = hasLeft || (error instanceof ProblemError && error.status === 401);
  if (isOut) return <OutsidePanel hasLeft={hasLeft} />;
  return (
    <PortalFrame
      tabTitle={t('me.tab')}
      isWide
      actions={
        <Button variant="default" size="xs" onClick={() => void leave()}>
          {t('me.leave')}
        </Button>
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Everything me={data} /> : error ? null : <LoadingState lines={10} />}
    </PortalFrame>
  );
}

function Everything({ me }: { me: PortalMe }) {
  const { t } = useTranslation('portal');
  const [receipt, setReceipt] = useState<Recorded>();
  const { report } = me;
  return (
    <Stack gap="md">
      <div>
        <Title order={1}>{t('me.title')}</Title>
        <Group gap="xs">
          <Text size="sm">{t('me.of', { name: report.person.displayName })}</Text>
          <Text size="sm" c="dimmed">
            {t('me.until')} <DateText value={me.expiresAt} withTime />
          </Text>
        </Group>
      </div>
      {receipt ? <ReceiptNote receipt={receipt} /> : null}
      {report.restrictedAt ? (
        <Alert color="amber" icon={<IconLock size={18} aria-hidden />}>
          {t('me.restricted')} <DateText value={report.restrictedAt} />.
        </Alert>
      ) : null}
      <Actions me={me} onDone={setReceipt} />
      <OwnRequests requests={me.requests} />
      <PurposesPanel me={me} onDone={setReceipt} />
      <HeldData data={report.data} />
      <Recipients report={report} />
      <LookUps lookUps={report.lookUps} />
      <KeptDocuments keeps={me.keeps} />
      <RightsPanel report={report} />
    </Stack>
  );
}
