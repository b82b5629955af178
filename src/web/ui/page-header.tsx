import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface PageHeaderProps {
  title: string;
  /** For the browser's tab, where the heading is not a plain text or says too much. */
  tabTitle?: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
}

/** The one h1 of a page. Takes the focus when the page opens, so that a screen reader says where one is. */
export function PageHeader({ title, tabTitle, subtitle, actions, back }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${tabTitle ?? title} – Obhut`;
  }, [tabTitle, title]);
  return (
    <Group component="header" justify="space-between" align="flex-end" mb="md" gap="sm">
      <Stack gap={2} miw={0}>
        {back}
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {subtitle ? (
          <Text component="div" c="dimmed" size="sm">
            {subtitle}
          </Text>
        ) : null}
      </Stack>
      {actions ? <Group gap="xs">{actions}</Group> : null}
    </Group>
  );
}
