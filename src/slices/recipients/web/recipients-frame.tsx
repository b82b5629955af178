import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';

type Part = 'directory' | 'notices';
const PARTS = [
  { part: 'directory', to: '/recipients' },
  { part: 'notices', to: '/recipients/notices' },
] as const satisfies readonly { part: Part; to: string }[];

interface RecipientsFrameProps {
  part: Part;
  subtitle: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** What both pages have: to whom data goes, and who is told. */
export function RecipientsFrame({ part, subtitle, actions, children }: RecipientsFrameProps) {
  const { t } = useTranslation('recipients');
  return (
    <>
      <PageHeader title={t(`${part}.title`)} subtitle={subtitle} actions={actions} />
      <Group component="nav" aria-label={t('part.label')} gap={4} mb="md">
        {PARTS.map(({ part: each, to }) => (
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
      {children}
    </>
  );
}
