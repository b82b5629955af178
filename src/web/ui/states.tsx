import {
  Alert,
  Button,
  Group,
  EmptyState as MantineEmptyState,
  Skeleton,
  Stack,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api.ts';

interface EmptyStateProps {
  title: string;
  /** What to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
}

export function EmptyState({ title, children, actions, icon }: EmptyStateProps) {
  return (
    <MantineEmptyState
      title={title}
      description={children}
      icon={icon ?? <IconInbox size={32} stroke={1.4} aria-hidden />}
      py="xl"
    >
      {actions ? <MantineEmptyState.Actions>{actions}</MantineEmptyState.Actions> : null}
    </MantineEmptyState>
  );
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  /** What helps here, under the text of the error. */
  hint?: ReactNode;
}

/** A failed call, in words. */
export function ErrorState({ error, onRetry, hint }: ErrorStateProps) {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem?.title ?? t('error.unknown')}
    >
      <Stack gap="xs" align="flex-start">
        {problem?.detail ? <Text size="sm">{problem.detail}</Text> : null}
        {problem?.errors?.map(({ at, message }) => (
          <Text size="sm" key={at}>
            {message}
          </Text>
        ))}
        {hint ? (
          <Text component="div" size="sm">
            {hint}
          </Text>
        ) : null}
        {onRetry ? (
          <Group>
            <Button variant="default" onClick={onRetry}>
              {t('action.retry')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** Lines where something is about to stand. */
export function LoadingState({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-busy>
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={line} height={18} width={`${96 - ((line * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}
