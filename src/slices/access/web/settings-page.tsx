import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeSettings } from '../../grounds/web/purpose-settings.tsx';
import { DeadlineSettings } from '../../tickets/web/deadline-settings.tsx';
import { ApiKeys } from './api-keys.tsx';
import { FirmForm } from './firm-form.tsx';

export function SettingsPage() {
  const { t } = useTranslation('access');
  const managesUsers = useMay('user.manage');
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <Tabs defaultValue="firm" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="firm">{t('settings.firm')}</Tabs.Tab>
          <Tabs.Tab value="purposes">{t('settings.purposes')}</Tabs.Tab>
          <Tabs.Tab value="tickets">{t('settings.tickets')}</Tabs.Tab>
          {managesUsers ? <Tabs.Tab value="apiKeys">{t('settings.apiKeys')}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="firm">
          <FirmForm />
        </Tabs.Panel>
        <Tabs.Panel value="purposes">
          <PurposeSettings />
        </Tabs.Panel>
        <Tabs.Panel value="tickets">
          <DeadlineSettings />
        </Tabs.Panel>
        <Tabs.Panel value="apiKeys">
          <ApiKeys />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
