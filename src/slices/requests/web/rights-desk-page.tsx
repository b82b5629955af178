import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasPurpose } from '../../../web/session.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { RestrictedRequests } from '../../grounds/web/restricted-requests.tsx';
import { MailNote } from '../../mail/web/mail-note.tsx';
import { NoticesLink } from '../../recipients/web/notices-link.tsx';
import { DueCounts } from './due-counts.tsx';
import { RecordRequestDialog } from './record-request-dialog.tsx';
import { RequestList } from './request-list.tsx';

/** What people have asked for, the most urgent first. */
export function RightsDeskPage() {
  const { t } = useTranslation('requests');
  const isMine = useHasPurpose('rights');
  const [isRecording, setRecording] = useState(false);
  const record = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setRecording(true)}>
      {t('desk.record')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('desk.title')}
        subtitle={
          <>
            {t('desk.text')} <PurposeNote purpose="rights" />
          </>
        }
        actions={
          isMine ? (
            <>
              <NoticesLink />
              {record}
            </>
          ) : null
        }
      />
      <PurposeGate purpose="rights">
        <Stack gap="sm">
          <MailNote />
          <DueCounts />
          <RestrictedRequests />
          <RequestList record={record} />
        </Stack>
        <RecordRequestDialog isOpen={isRecording} onClose={() => setRecording(false)} />
      </PurposeGate>
    </>
  );
}
