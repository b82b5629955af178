import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const KNOWN = [
  'interrupted',
  'file-changed',
  'importer-inactive',
  'purpose-not-yours',
  'unreadable-file',
] as const;

export function ImportFailure({ failure }: { failure: string | null }) {
  const { t } = useTranslation('transfer');
  if (!failure) return null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('run.failedTitle')}
    >
      {t(`run.failure.${KNOWN.find((code) => code === failure) ?? 'other'}`)}
    </Alert>
  );
}
