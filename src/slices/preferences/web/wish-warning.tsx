import { Alert, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WishChannel } from '../contract.ts';
import type { Contradiction } from '../fields.ts';
import { useContradictions } from './use-wishes.ts';
import { useWishText } from './wish-text.ts';

interface WishWarningProps {
  contactId: string;
  channel: WishChannel;
  /** Default: now. */
  at?: Date | undefined;
}

/** Says so where contacting the person by this channel would go against a wish of theirs; else nothing. */
export function WishWarning({ contactId, channel, at }: WishWarningProps) {
  const { t } = useTranslation('preferences');
  const found = useContradictions(contactId)(channel, at);
  if (found.length === 0) return null;
  return (
    <Alert color="amber" icon={<IconHandStop size={18} aria-hidden />} title={t('warning.title')}>
      <Reasons contradictions={found} />
    </Alert>
  );
}

/** Each reason on a line, with the words that are on record. */
export function Reasons({ contradictions }: { contradictions: readonly Contradiction[] }) {
  const { t } = useTranslation('preferences');
  const text = useWishText();
  const words = new Set(contradictions.map(({ details }) => details).filter(Boolean));
  return (
    <>
      {contradictions.map((contradiction) => (
        <Text size="sm" key={`${contradiction.wishId} ${contradiction.reason}`}>
          {text.reason(contradiction)}
        </Text>
      ))}
      {[...words].map((details) => (
        <Text size="sm" key={details} style={{ overflowWrap: 'anywhere' }}>
          {t('warning.inWords', { details })}
        </Text>
      ))}
    </>
  );
}
