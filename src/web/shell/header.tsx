import { Badge, Burger, Group, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ReminderBell } from '../../slices/tasks/web/reminder-bell.tsx';
import { useMe } from '../session.tsx';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { GlobalSearch } from './global-search.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { CommandCenter } from './palette/command-center.tsx';
import { PurposeSwitch } from './purpose-switch.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

const RecordAnywhere = lazy(async () => ({
  default: (await import('../../slices/interactions/web/record-anywhere.tsx')).RecordAnywhere,
}));

interface ShellHeaderProps {
  isNavOpen: boolean;
  onToggleNav: () => void;
}

export function ShellHeader({ isNavOpen, onToggleNav }: ShellHeaderProps) {
  const { t } = useTranslation();
  const { firm } = useMe();
  return (
    <div className={classes.header}>
      <Group className={classes.brand} gap="xs" wrap="nowrap">
        <Burger
          opened={isNavOpen}
          onClick={onToggleNav}
          hiddenFrom="md"
          size="sm"
          aria-label={t(isNavOpen ? 'shell.closeNavigation' : 'shell.openNavigation')}
          aria-expanded={isNavOpen}
        />
        <img src="/favicon.svg" alt="" className={classes.logo} />
        <Text className={classes.firm}>{firm.name}</Text>
        {firm.isDemo ? (
          <Badge color="amber" className={classes.demo}>
            {t('shell.demo')}
          </Badge>
        ) : null}
      </Group>
      <div className={classes.search}>
        <GlobalSearch />
      </div>
      <div className={classes.purpose}>
        <PurposeSwitch />
      </div>
      <Group className={classes.tools} gap={4} wrap="nowrap">
        <Suspense fallback={null}>
          <RecordAnywhere />
        </Suspense>
        <CommandCenter />
        <Group gap={4} visibleFrom="sm" wrap="nowrap">
          <LanguageSwitch />
          <ColorSchemeSwitch />
        </Group>
        <ReminderBell />
        <UserMenu />
      </Group>
    </div>
  );
}
