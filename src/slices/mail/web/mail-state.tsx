import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mail, MailState as State } from '../contract.ts';

const COLOURS: Record<State, string> = {
  queued: 'gray',
  sending: 'petrol',
  sent: 'petrol',
  failed: 'red',
  held: 'amber',
};

/** Where a mail stands; one that waits because a try failed stands out. */
export function MailState({ mail: { state, failure } }: { mail: Mail }) {
  const { t } = useTranslation('mail');
  return (
    <Badge color={state === 'queued' && failure ? 'amber' : COLOURS[state]}>{t(`state.${state}`)}</Badge>
  );
}
