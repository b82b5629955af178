import { Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import classes from './public-frame.module.css';

interface PublicFrameProps {
  title: string;
  isWide?: boolean;
  children: ReactNode;
}

/** The page before sign-in: one sheet in the middle. */
export function PublicFrame({ title, isWide = false, children }: PublicFrameProps) {
  useEffect(() => {
    document.title = `${title} – Obhut`;
  }, [title]);
  return (
    <main className={classes.frame}>
      <Stack className={classes.sheet} data-wide={isWide || undefined} gap="md">
        <Group justify="space-between">
          <Group gap="xs">
            <img src="/favicon.svg" alt="" className={classes.logo} />
            <span className={classes.name}>Obhut</span>
          </Group>
          <Group gap={4}>
            <LanguageSwitch />
            <ColorSchemeSwitch />
          </Group>
        </Group>
        <Paper p={{ base: 'md', sm: 'xl' }}>
          <Title order={1} mb="md">
            {title}
          </Title>
          {children}
        </Paper>
      </Stack>
    </main>
  );
}
