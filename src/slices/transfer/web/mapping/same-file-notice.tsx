import { Alert } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import type { ImportFile } from '../../contract.ts';

/** The very same bytes were imported before. */
export function SameFileNotice({ file: { sameFileBefore } }: { file: ImportFile }) {
  const { t, i18n } = useTranslation('transfer');
  if (!sameFileBefore) return null;
  return (
    <Alert color="amber" icon={<IconCopy size={18} aria-hidden />}>
      {t('page.sameFile', { date: formatDay(sameFileBefore.at, i18n.language) })}{' '}
      <AnchorLink
        to="/imports/$importId"
        params={{ importId: sameFileBefore.importId }}
        search={{}}
        inherit
        c="inherit"
        underline="always"
      >
        {t('page.sameFileLink')}
      </AnchorLink>
    </Alert>
  );
}
