import {
  IconBrandHipchat,
  IconMail,
  IconMailbox,
  IconMapPin,
  IconNote,
  IconPhone,
  IconShare3,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Channel } from '../contract.ts';

const ICONS = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsersGroup,
  letter: IconMailbox,
  chat: IconBrandHipchat,
  visit: IconMapPin,
  note: IconNote,
  social: IconShare3,
} as const satisfies Record<Channel, unknown>;

/** Beside the name of the channel, or in a button that says it. */
export function ChannelIcon({ channel, size = 16 }: { channel: Channel; size?: number }) {
  const Icon = ICONS[channel];
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
