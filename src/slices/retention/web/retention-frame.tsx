import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasPurpose, useMay } from '../../../web/session.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate } from '../../../web/ui/purpose-gate.tsx';
import classes from './retention.module.css';

type Part = 'due' | 'rules' | 'holds';
const PARTS = [
  { part: 'due', to: '/retention' },
  { part: 'rules', to: '/retention/rules' },
  { part: 'holds', to: '/retention/holds' },
] as const satisfies readonly { part: Part; to: string }[];

/** People are named under rights; numbers and rules need administration alone. */
export const useRetentionPurpose = (): string => (useHasPurpose('rights') ? 'rights' : 'access');

interface RetentionFrameProps {
  part: Part;
  actions?: ReactNode;
  children: ReactNode;
}

/** What the pages of retention have: what goes when, by which rule, and what is held. */
export function RetentionFrame({ part, actions, children }: RetentionFrameProps) {
  const { t } = useTranslation('retention');
  const purpose = useRetentionPurpose();
  const handlesRights = useMay('rights.handle');
  return (
    <>
      <PageHeader title={t(`title.${part}`)} subtitle={t(`subtitle.${part}`)} actions={actions} />
      <Group component="nav" aria-label={t('part.label')} gap={4} mb="md" className={classes.screen}>
        {PARTS.filter((each) => each.part !== 'holds' || handlesRights).map(({ part: each, to }) => (
          <ButtonLink
            key={each}
            to={to}
            size="compact-sm"
            variant={each === part ? 'light' : 'subtle'}
            {...(each === part ? { 'aria-current': 'page' as const } : { color: 'gray' })}
          >
            {t(`part.${each}`)}
          </ButtonLink>
        ))}
      </Group>
      <PurposeGate purpose={part === 'holds' ? 'rights' : purpose}>{children}</PurposeGate>
    </>
  );
}
