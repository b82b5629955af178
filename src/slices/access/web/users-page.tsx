import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { RolesPanel } from './users/roles-panel.tsx';
import { TeamsPanel } from './users/teams-panel.tsx';
import { UsersPanel } from './users/users-panel.tsx';
import { USERS_TABS } from './users-search.ts';

const route = getRouteApi('/shell/users');

/** Who may sign in, what for, and which contacts they see then: the permission concept. */
export function UsersPage() {
  const { t } = useTranslation('access');
  const { tab = 'users' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t('users.title')} subtitle={t('users.subtitle')} />
      <Tabs
        value={tab}
        onChange={(chosen) =>
          void navigate({ search: { tab: USERS_TABS.find((known) => known === chosen) }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {USERS_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`users.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="users">
          <UsersPanel />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <TeamsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <RolesPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
