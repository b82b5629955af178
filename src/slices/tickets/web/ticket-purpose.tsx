import { Button, Group } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePurpose } from '../../../web/session.tsx';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';

/** Whether there are service cases under a purpose: it opens communication, and is more than an inquiry. */
export function useTicketPurposes() {
  const { purpose, choices, choosePurpose } = usePurpose();
  const purposes = usePurposes();
  const opens = (key: string): boolean =>
    key !== 'inquiry' &&
    (purposes.find((each) => each.key === key)?.categories.includes('communication') ?? false);
  return {
    // Until the purposes are there nothing is said to be closed.
    isOpen: purposes.length === 0 || opens(purpose),
    others: choices.filter(({ key }) => key !== 'rights' && opens(key)),
    choosePurpose,
  };
}

/** The page, or, where the purpose in the header has no service cases, why, and a way to one that has. */
export function TicketPurposeGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const { isOpen, others, choosePurpose } = useTicketPurposes();
  if (isOpen) return children;
  return (
    <EmptyState
      title={t('purpose.title', { purpose: labelOf(purpose) })}
      icon={<IconTargetArrow size={32} stroke={1.4} aria-hidden />}
      actions={
        others.length > 0 ? (
          <Group gap="xs" justify="center">
            {others.map(({ key }) => (
              <Button key={key} variant="light" onClick={() => choosePurpose(key)}>
                {t('purpose.switch', { purpose: labelOf(key) })}
              </Button>
            ))}
          </Group>
        ) : null
      }
    >
      {others.length > 0 ? t('purpose.text') : t('purpose.none')}
    </EmptyState>
  );
}
