import { useTranslation } from 'react-i18next';
import type { Wish, WishChannel } from '../../preferences/contract.ts';
import type { Contradiction } from '../../preferences/fields.ts';

/** Wishes and what goes against them, in a few words. */
export function useWishText(): {
  sentence: (wish: Wish) => string;
  reason: (found: Contradiction) => string;
} {
  const { t, i18n } = useTranslation('interactions');
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  const channels = (names: readonly WishChannel[]) =>
    list.format(names.map((name) => t(`wishChannel.${name}`)));
  const hours = (from: string, until: string) =>
    from && until
      ? t('wish.hours', { from, until })
      : from
        ? t('wish.hoursFrom', { from })
        : t('wish.hoursUntil', { until });
  const reason = (found: Contradiction): string => {
    switch (found.reason) {
      case 'refused':
        return t('wish.refused', { channel: t(`wishChannel.${found.channel}`) });
      case 'other-channels':
        return t('wish.other-channels', { channels: channels(found.onlyBy ?? []) });
      case 'weekday':
        return t('wish.weekday', { weekday: t(`weekday.${found.weekday ?? 'mon'}`) });
      case 'hours':
        return hours(found.hoursFrom ?? '', found.hoursUntil ?? '');
    }
  };
  const sentence = (wish: Wish): string =>
    [
      ...(wish.onlyBy.length > 0 ? [t('wish.other-channels', { channels: channels(wish.onlyBy) })] : []),
      ...(wish.refused.length > 0 ? [t('wish.refused', { channel: channels(wish.refused) })] : []),
      ...wish.weekdaysRefused.map((weekday) => t('wish.weekday', { weekday: t(`weekday.${weekday}`) })),
      ...(wish.hoursFrom || wish.hoursUntil ? [hours(wish.hoursFrom, wish.hoursUntil)] : []),
      ...(wish.details ? [wish.details] : []),
    ].join('; ');
  return { sentence, reason };
}
