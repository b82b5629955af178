import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api.ts';

interface ErrorSummaryProps {
  problem: ProblemError;
  nodeOf: (field: string) => HTMLElement | null;
  onGo: (field: string) => void;
}

interface Line {
  at: string;
  message: string;
  /** What the field is called on the page; empty for faults that belong to no field. */
  label: string;
}

function labelOf(node: HTMLElement | null): string {
  const label =
    node instanceof HTMLInputElement ||
    node instanceof HTMLSelectElement ||
    node instanceof HTMLTextAreaElement
      ? node.labels?.[0]?.textContent
      : undefined;
  return (label || node?.getAttribute('aria-label') || '').replace(/\s*\*\s*$/, '');
}

/** What is wrong, all of it, at the head of the form. Takes the focus when it appears; each line leads to its field. */
export function ErrorSummary({ problem, nodeOf, onGo }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<Line[]>([]);
  const { title, detail, errors = [] } = problem.problem;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per problem; labels are read from the page as it is then
  useEffect(() => {
    setLines(errors.map(({ at, message }) => ({ at, message, label: labelOf(nodeOf(fieldOf(at))) })));
    box.current?.focus();
  }, [problem]);
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
    >
      {detail ? <Text size="sm">{detail}</Text> : null}
      {lines.length > 0 ? (
        <>
          <Text size="sm">{t('form.summary', { count: lines.length })}</Text>
          <List size="sm">
            {lines.map(({ at, message, label }) => (
              <List.Item key={`${at} ${message}`}>
                {label ? (
                  <Anchor
                    component="button"
                    type="button"
                    c="inherit"
                    underline="always"
                    size="sm"
                    ta="start"
                    style={{ verticalAlign: 'top' }}
                    onClick={() => onGo(fieldOf(at))}
                  >
                    {label}: {message}
                  </Anchor>
                ) : (
                  message
                )}
              </List.Item>
            ))}
          </List>
        </>
      ) : null}
    </Alert>
  );
}

const fieldOf = (at: string): string => at.replace(/^body\./, '');
