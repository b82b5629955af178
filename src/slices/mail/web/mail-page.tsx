import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { MailList } from './mail-list.tsx';
import { MailNote } from './mail-note.tsx';

/** What Obhut sends, and what did not arrive. */
export function MailPage() {
  const { t } = useTranslation('mail');
  return (
    <>
      <PageHeader
        title={t('page.title')}
        subtitle={
          <>
            {t('page.text')} <PurposeNote purpose="rights" />
          </>
        }
      />
      <PurposeGate purpose="rights">
        <Stack gap="sm">
          <MailNote onItsPage />
          <MailList />
        </Stack>
      </PurposeGate>
    </>
  );
}
