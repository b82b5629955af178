import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconLogout, IconUserCog } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { sessionQuery, useMe } from '../session.tsx';
import { MenuLink } from '../ui/links.tsx';
import { notifyProblem } from '../ui/notify.ts';

export function UserMenu() {
  const { t } = useTranslation();
  const { name, email } = useMe();
  const client = useQueryClient();
  const router = useRouter();
  const signOut = async () => {
    await api.tell('DELETE', '/api/v1/session');
    // Nothing that was read stays behind for the next one at this screen.
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await router.navigate({ to: '/sign-in', search: {} });
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={t('shell.userMenu', { name })}>
          <Avatar color="petrol" size={34} radius="xl" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={500} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {email}
          </Text>
        </Menu.Label>
        <MenuLink to="/account" leftSection={<IconUserCog size={16} aria-hidden />}>
          {t('page.account')}
        </MenuLink>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut().catch(notifyProblem)}
        >
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
