import { Alert, List, Text } from '@mantine/core';
import { IconHandStop, IconHeartHandshake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TIME_ZONE } from '../../../kernel/time-zone.ts';
import { useApi } from '../../../web/query.ts';
import { type Wish, type WishChannel, wishList } from '../../preferences/contract.ts';
import { contradictions } from '../../preferences/fields.ts';
import { useWishText } from '../../preferences/web/wish-text.ts';
import type { Channel } from '../contract.ts';

const WISH_CHANNEL: Record<Channel, WishChannel | undefined> = {
  call: 'phone',
  email: 'email',
  meeting: 'visit',
  letter: 'letter',
  chat: 'chat',
  visit: 'visit',
  note: undefined,
  social: 'social',
};

interface WishesNoteProps {
  person: { contactId: string; displayName: string };
  channel: Channel;
  /** Only what goes out is held against the wishes; who calls themselves does as they please. */
  isOutgoing: boolean;
  at: Date;
  /** Day of the next step, where one is planned. */
  dueOn?: string | undefined;
}

/** What the person asked for, and whether this goes against it. */
export function WishesNote({ person, channel, isOutgoing, at, dueOn }: WishesNoteProps) {
  const { t } = useTranslation('interactions');
  const { lines, reason } = useWishText();
  const { data } = useApi(`/api/v1/contacts/${person.contactId}/wishes`, { schema: wishList });
  const wishes = (data?.items ?? []).filter(holds);
  if (wishes.length === 0) return null;
  const by = WISH_CHANNEL[channel];
  const against = by && isOutgoing ? contradictions(wishes, by, at, TIME_ZONE) : [];
  const dueAgainst = dueOn ? contradictions(wishes, 'phone', new Date(`${dueOn}T12:00:00`), TIME_ZONE) : [];
  const isAgainst = against.length > 0 || dueAgainst.length > 0;
  return (
    <Alert
      color={isAgainst ? 'amber' : 'gray'}
      variant={isAgainst ? 'light' : 'outline'}
      role={isAgainst ? 'alert' : 'note'}
      icon={isAgainst ? <IconHandStop size={18} aria-hidden /> : <IconHeartHandshake size={18} aria-hidden />}
      title={isAgainst ? t('wish.against', { name: person.displayName }) : t('wish.title')}
      p="xs"
    >
      <List size="sm">
        {(isAgainst ? against : []).map((found) => (
          <List.Item key={`${found.wishId} ${found.reason}`}>{reason(found)}</List.Item>
        ))}
        {dueAgainst.length > 0 ? (
          <List.Item>{t('wish.dueAgainst', { what: dueAgainst.map(reason).join('; ') })}</List.Item>
        ) : null}
        {isAgainst
          ? null
          : wishes.map((wish) => (
              <List.Item key={wish.wishId}>
                {[...lines(wish), wish.details].filter(Boolean).join('; ')}
              </List.Item>
            ))}
      </List>
      {isAgainst
        ? wishes
            .filter(({ details }) => details)
            .map(({ wishId, details }) => (
              <Text key={wishId} size="sm" mt={4}>
                „{details}“
              </Text>
            ))
        : null}
    </Alert>
  );
}

const holds = ({ startsOn, endsOn }: Wish): boolean => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(new Date());
  return (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today);
};
