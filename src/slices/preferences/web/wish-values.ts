import { dayOf } from '../../../web/ui/dates.tsx';
import { type Weekday, WISH_CHANNELS, type Wish, type WishChannel } from '../contract.ts';

/** A wish as the form has it: each channel with what is wished about it. */
export interface WishFormValues {
  channels: Record<WishChannel, '' | 'not' | 'only'>;
  weekdaysRefused: Weekday[];
  hoursFrom: string;
  hoursUntil: string;
  /** Channels joined by a comma, as the value of a choice. */
  timed: string;
  language: string;
  salutation: string;
  details: string;
  source: Wish['source'];
  notedOn: string;
  startsOn: string;
  endsOn: string;
}

const channelsOf = (wish: Wish | undefined): WishFormValues['channels'] =>
  Object.fromEntries(
    WISH_CHANNELS.map((channel) => [
      channel,
      wish?.onlyBy.includes(channel) ? 'only' : wish?.refused.includes(channel) ? 'not' : '',
    ]),
  ) as WishFormValues['channels'];

export const wishValues = (wish: Wish | undefined): WishFormValues => ({
  channels: channelsOf(wish),
  weekdaysRefused: wish?.weekdaysRefused ?? [],
  hoursFrom: wish?.hoursFrom ?? '',
  hoursUntil: wish?.hoursUntil ?? '',
  timed: wish?.timed.join(',') ?? '',
  language: wish?.language ?? '',
  salutation: wish?.salutation ?? '',
  details: wish?.details ?? '',
  source: wish?.source ?? 'person',
  notedOn: wish?.notedOn ?? dayOf(new Date()),
  startsOn: wish?.startsOn ?? '',
  endsOn: wish?.endsOn ?? '',
});

export function toWishInput({ channels, timed, notedOn, startsOn, endsOn, ...values }: WishFormValues) {
  const chosen = (what: 'not' | 'only') => WISH_CHANNELS.filter((channel) => channels[channel] === what);
  return {
    ...values,
    refused: chosen('not'),
    onlyBy: chosen('only'),
    timed: timed === '' ? [] : timed.split(','),
    ...(notedOn ? { notedOn } : {}),
    startsOn: startsOn || null,
    endsOn: endsOn || null,
  };
}
