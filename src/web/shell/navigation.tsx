import { Divider, Group, ScrollArea, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session.tsx';
import { NavItem } from '../ui/links.tsx';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { NAVIGATION } from './pages.ts';

export function Navigation({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  return (
    <ScrollArea.Autosize mah="100%">
      <Stack gap={2}>
        {NAVIGATION.filter(({ may }) => permissions.includes(may)).map(({ to, name, icon: Icon }) => (
          <NavItem
            key={to}
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            activeProps={{ active: true }}
            label={t(`page.${name}`)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            onClick={onChosen}
          />
        ))}
      </Stack>
      <Group hiddenFrom="sm" mt="sm" gap="xs">
        <Divider w="100%" />
        <LanguageSwitch />
        <ColorSchemeSwitch />
      </Group>
    </ScrollArea.Autosize>
  );
}
