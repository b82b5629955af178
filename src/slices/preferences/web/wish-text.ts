import { useTranslation } from 'react-i18next';
import type { Wish, WishChannel } from '../contract.ts';
import type { Contradiction } from '../fields.ts';

type Hours = { hoursFrom?: string | undefined; hoursUntil?: string | undefined };

/** Wishes in words. */
export function useWishText() {
  const { t, i18n } = useTranslation('preferences');
  const language = i18n.language === 'en' ? 'en-GB' : 'de-DE';
  const either = new Intl.ListFormat(language, { type: 'disjunction' });
  const channels = (names: readonly WishChannel[]) =>
    either.format(names.map((name) => t(`channel.${name}`)));
  const hours = ({ hoursFrom: from, hoursUntil: until }: Hours) => {
    if (from && until) return t('wish.between', { from, until });
    if (from) return t('wish.notBefore', { from });
    return until ? t('wish.notAfter', { until }) : '';
  };
  const times = (wish: Wish) => {
    const days = either.format(wish.weekdaysRefused.map((day) => t(`weekday.${day}`)));
    const lines = [days ? t('wish.notOn', { days }) : '', hours(wish)].filter(Boolean);
    return wish.timed.length > 0
      ? lines.map((when) => t('wish.timed', { when, channels: channels(wish.timed) }))
      : lines;
  };
  return {
    /** What a wish says, line by line; its own words are not among them. */
    lines: (wish: Wish): string[] =>
      [
        wish.onlyBy.length > 0 ? t('wish.only', { channels: channels(wish.onlyBy) }) : '',
        wish.refused.length > 0 ? t('wish.not', { channels: channels(wish.refused) }) : '',
        ...times(wish),
        wish.language
          ? t('wish.language', {
              language:
                new Intl.DisplayNames([language], { type: 'language' }).of(wish.language) ?? wish.language,
            })
          : '',
        wish.salutation ? t('wish.salutation', { salutation: wish.salutation }) : '',
      ].filter(Boolean),
    /** Why a contact would go against a wish. */
    reason(contradiction: Contradiction): string {
      switch (contradiction.reason) {
        case 'refused':
          return t('wish.not', { channels: channels([contradiction.channel]) });
        case 'other-channels':
          return t('wish.only', { channels: channels(contradiction.onlyBy ?? []) });
        case 'weekday':
          return t('wish.notOn', { days: t(`weekday.${contradiction.weekday!}`) });
        case 'hours':
          return hours(contradiction);
      }
    },
  };
}
