import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../../web/ui/dates.tsx';
import { useFooting } from './use-footing.ts';

/** On every page of a restricted contact while it is open: until when, and that it is looked at. */
export function OpenBanner({ contactId }: { contactId: string }) {
  const { t, i18n } = useTranslation('grounds');
  const { data } = useFooting(contactId);
  const until = data?.restriction?.openUntil;
  if (!until) return null;
  return (
    <Alert
      role="status"
      color="amber"
      mb="md"
      icon={<IconLock size={18} aria-hidden />}
      title={t('panel.openUntil', { time: formatTime(until, i18n.language) })}
    >
      {t('panel.openText')}
    </Alert>
  );
}
