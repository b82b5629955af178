import { Anchor, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import type { WishChannel } from '../contract.ts';
import classes from './preferences.module.css';
import { useContradictions } from './use-wishes.ts';
import { useWishText } from './wish-text.ts';
import { Reasons } from './wish-warning.tsx';

interface WishedLinkProps {
  contactId: string;
  channel: 'phone' | 'email';
  /** `tel:` or `mailto:`. */
  href: string;
  children: string;
}

/** A number or address to click; where a wish speaks against it just now, it says why and asks first. */
export function WishedLink({ contactId, channel, href, children }: WishedLinkProps) {
  const { t } = useTranslation('preferences');
  const [isAsking, setAsking] = useState(false);
  const found = useContradictions(contactId)(channel);
  if (found.length === 0)
    return (
      <Anchor href={href} size="sm">
        {children}
      </Anchor>
    );
  return (
    <>
      <Anchor
        href={href}
        size="sm"
        onClick={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        {children}
      </Anchor>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t(`warning.${channel}`)}
        confirmLabel={t(`warning.goOn.${channel}`)}
        onConfirm={async () => {
          window.location.href = href;
        }}
      >
        <Text size="sm" fw={500} mb={4}>
          {t('warning.title')}
        </Text>
        <Reasons contradictions={found} />
      </ConfirmDialog>
    </>
  );
}

interface WishNoteProps {
  contactId: string;
  channel: WishChannel;
}

/** Under a number or address: the wish that speaks against it just now. */
export function WishNote({ contactId, channel }: WishNoteProps) {
  const text = useWishText();
  const found = useContradictions(contactId)(channel);
  if (found.length === 0) return null;
  return (
    <Text component="div" size="xs" className={classes.against}>
      <IconHandStop size={14} aria-hidden />
      {found.map(text.reason).join('. ')}
    </Text>
  );
}
