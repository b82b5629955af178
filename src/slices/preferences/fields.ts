import type { Weekday, Wish, WishChannel } from './contract.ts';

/** What of a wish speaks against a contact. */
export type ContradictionReason = 'refused' | 'other-channels' | 'weekday' | 'hours';
export interface Contradiction {
  wishId: string;
  reason: ContradictionReason;
  channel: WishChannel;
  /** The channels that are wished instead; with `other-channels`. */
  onlyBy?: readonly WishChannel[];
  weekday?: Weekday;
  hoursFrom?: string;
  hoursUntil?: string;
  /** The wish in the person's words; may be empty. */
  details: string;
}
/** What of a wish the rule reads. */
export type WishRule = Pick<
  Wish,
  | 'wishId'
  | 'refused'
  | 'onlyBy'
  | 'weekdaysRefused'
  | 'hoursFrom'
  | 'hoursUntil'
  | 'timed'
  | 'startsOn'
  | 'endsOn'
  | 'details'
>;

const WEEKDAY_NAMES: Record<string, Weekday> = {
  Mon: 'mon',
  Tue: 'tue',
  Wed: 'wed',
  Thu: 'thu',
  Fri: 'fri',
  Sat: 'sat',
  Sun: 'sun',
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** Day (YYYY-MM-DD), weekday and HH:MM at a moment, on the clock of a time zone (IANA name). */
function localTime(at: Date, timeZone: string): { day: string; weekday: Weekday; clock: string } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    weekday: WEEKDAY_NAMES[part.weekday!]!,
    clock: `${part.hour}:${part.minute}`,
  };
}

const holdsOn = ({ startsOn, endsOn }: WishRule, day: string): boolean =>
  (startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day);
const isTimed = ({ timed }: WishRule, channel: WishChannel): boolean =>
  timed.length > 0 ? timed.includes(channel) : channel !== 'letter';

/**
 * What of these wishes speaks against contacting the person by `channel` at `at`; empty where nothing does. Days and
 * hours are those of `timeZone`; the minute of `hoursUntil` is still allowed.
 */
export function contradictions(
  wishes: readonly WishRule[],
  channel: WishChannel,
  at: Date,
  timeZone: string,
): Contradiction[] {
  const { day, weekday, clock } = localTime(at, timeZone);
  return wishes
    .filter((wish) => holdsOn(wish, day))
    .flatMap((wish) => {
      const found: Contradiction[] = [];
      const base = { wishId: wish.wishId, channel, details: wish.details };
      if (wish.refused.includes(channel)) found.push({ ...base, reason: 'refused' });
      else if (wish.onlyBy.length > 0 && !wish.onlyBy.includes(channel))
        found.push({ ...base, reason: 'other-channels', onlyBy: wish.onlyBy });
      if (!isTimed(wish, channel)) return found;
      if (wish.weekdaysRefused.includes(weekday)) found.push({ ...base, reason: 'weekday', weekday });
      const { hoursFrom, hoursUntil } = wish;
      if ((hoursFrom !== '' && clock < hoursFrom) || (hoursUntil !== '' && clock > hoursUntil))
        found.push({ ...base, reason: 'hours', hoursFrom, hoursUntil });
      return found;
    });
}
