import { useTranslation } from 'react-i18next';
import { DateText } from '../../../../web/ui/dates.tsx';

const DAY_MS = 86_400_000;

/** The day a row goes by itself, and how long that is. */
export function GoesOn({ at }: { at: string }) {
  const { t } = useTranslation('transfer');
  const days = Math.floor((new Date(at).getTime() - Date.now()) / DAY_MS);
  return (
    <>
      <DateText value={at} />, {days > 0 ? t('quarantine.inDays', { count: days }) : t('quarantine.today')}
    </>
  );
}
