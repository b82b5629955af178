import { Anchor, AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SessionProvider } from '../session.tsx';
import { ShellHeader } from './header.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';

/** Header and navigation around every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const [isOpen, nav] = useDisclosure(false);
  return (
    <SessionProvider>
      <Anchor href="#main" className="obhut-skip" underline="never">
        {t('shell.skip')}
      </Anchor>
      <AppShell
        header={{ height: { base: 100, sm: 56 } }}
        navbar={{ width: 216, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'sm', sm: 'lg' }}
      >
        <AppShell.Header>
          <ShellHeader isNavOpen={isOpen} onToggleNav={nav.toggle} />
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t('shell.navigation')} component="nav">
          <Navigation onChosen={nav.close} />
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
          <div className={classes.page}>
            <Outlet />
          </div>
        </AppShell.Main>
      </AppShell>
    </SessionProvider>
  );
}
