import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeSettings } from '../../grounds/web/purpose-settings.tsx';
import { MailServerSettings } from '../../mail/web/mail-server-settings.tsx';
import { DeadlineSettings } from '../../tickets/web/deadline-settings.tsx';
import { ApiKeys } from './api-keys.tsx';
import { FirmForm } from './firm-form.tsx';
import { SETTINGS_TABS } from './settings-search.ts';

const route = getRouteApi('/shell/settings');

export function SettingsPage() {
  const { t } = useTranslation('access');
  const { tab = 'firm' } = route.useSearch();
  const navigate = route.useNavigate();
  const managesUsers = useMay('user.manage');
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <Tabs
        value={tab}
        onChange={(value) =>
          void navigate({ search: { tab: SETTINGS_TABS.find((each) => each === value) }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="firm">{t('settings.firm')}</Tabs.Tab>
          <Tabs.Tab value="purposes">{t('settings.purposes')}</Tabs.Tab>
          <Tabs.Tab value="mail">{t('settings.mail')}</Tabs.Tab>
          <Tabs.Tab value="tickets">{t('settings.tickets')}</Tabs.Tab>
          {managesUsers ? <Tabs.Tab value="apiKeys">{t('settings.apiKeys')}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="firm">
          <FirmForm />
        </Tabs.Panel>
        <Tabs.Panel value="purposes">
          <PurposeSettings />
        </Tabs.Panel>
        <Tabs.Panel value="mail">
          <MailServerSettings />
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
