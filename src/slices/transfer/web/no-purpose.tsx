import { Alert } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/session.tsx';

/** Nobody takes in people with whom they could not work. */
export const useMayTakeIn = (): boolean => useMe().purposes.some(({ forGrounds }) => forGrounds);

export function NoPurpose() {
  const { t } = useTranslation('transfer');
  return (
    <Alert
      color="amber"
      icon={<IconTargetArrow size={18} aria-hidden />}
      title={t('footing.noPurpose.title')}
    >
      {t('footing.noPurpose.text')}
    </Alert>
  );
}
