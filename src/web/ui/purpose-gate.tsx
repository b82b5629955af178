import { Alert } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UnderPurpose, useHasPurpose } from '../session.tsx';
import { usePurposeLabel } from './labels.tsx';

/** Under which purpose a page works, for its header. */
export function PurposeNote({ purpose }: { purpose: string }) {
  const { t } = useTranslation();
  const labelOf = usePurposeLabel();
  return t('purpose.ofPage', { purpose: labelOf(purpose) });
}

interface PurposeGateProps {
  purpose: string;
  children: ReactNode;
}

/** Work with a purpose of its own: done under it, or, for those who may not name it, a word about what is missing. */
export function PurposeGate({ purpose, children }: PurposeGateProps) {
  const { t } = useTranslation();
  const labelOf = usePurposeLabel();
  const isMine = useHasPurpose(purpose);
  if (isMine) return <UnderPurpose purpose={purpose}>{children}</UnderPurpose>;
  return (
    <Alert
      color="amber"
      icon={<IconTargetArrow size={18} aria-hidden />}
      title={t('purpose.missingTitle', { purpose: labelOf(purpose) })}
    >
      {t('purpose.missingText')}
    </Alert>
  );
}
