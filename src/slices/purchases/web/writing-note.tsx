import { Alert } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Documents are written under the purposes of the contract and its accounts; what to do under another. */
export function WritingNote() {
  const { t } = useTranslation('purchases');
  return (
    <Alert color="amber" icon={<IconTargetArrow size={18} aria-hidden />} title={t('writing.title')}>
      {t('writing.text')}
    </Alert>
  );
}
