import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PurposeGate } from '../../../web/ui/purpose-gate.tsx';
import { PurchasesHeader } from '../../purchases/web/purchases-header.tsx';

type Part = 'documents' | 'overview' | 'holds' | 'exports';
const PARTS = [
  { part: 'documents', to: '/archive', isManaged: false },
  { part: 'overview', to: '/archive/overview', isManaged: false },
  { part: 'holds', to: '/archive/holds', isManaged: true },
  { part: 'exports', to: '/archive/exports', isManaged: true },
] as const satisfies readonly { part: Part; to: string; isManaged: boolean }[];

/** What all pages of the archive have: the way to each other, and the purpose under which it opens. */
export function ArchiveFrame({ part, children }: { part: Part; children: ReactNode }) {
  const { t } = useTranslation('archive');
  const mayManage = useMay('archive.manage');
  return (
    <>
      <PurchasesHeader view="archive" />
      <Group component="nav" aria-label={t('part.label')} gap={4} mb="md">
        {PARTS.filter(({ isManaged }) => mayManage || !isManaged).map(({ part: each, to }) => (
          <ButtonLink
            key={each}
            to={to}
            search={{}}
            size="compact-sm"
            variant={each === part ? 'light' : 'subtle'}
            {...(each === part ? { 'aria-current': 'page' as const } : { color: 'gray' })}
          >
            {t(`part.${each}`)}
          </ButtonLink>
        ))}
      </Group>
      <PurposeGate purpose="accounting">{children}</PurposeGate>
    </>
  );
}
