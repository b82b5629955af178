import { Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** One question and its answer. */
export function Panel({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <Paper component="section" aria-labelledby={heading}>
      <Title order={2} id={heading} mb={hint ? 2 : 'xs'}>
        {title}
      </Title>
      {hint ? (
        <Text size="sm" c="dimmed" mb="sm">
          {hint}
        </Text>
      ) : null}
      {children}
    </Paper>
  );
}
