import { Anchor, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { currentLanguage, speak } from '../../../web/i18n/index.ts';
import { portalFirm } from '../contract.ts';
import classes from './portal.module.css';

const LANGUAGES = [
  { value: 'de', label: 'Deutsch' },
  { value: 'en', label: 'English' },
];

/** Who answers for the data; nothing until it has come. */
export function useFirm() {
  const { data } = useQuery({
    queryKey: ['portal', 'firm'],
    queryFn: () => api.get('/api/v1/portal', { schema: portalFirm }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

interface PortalFrameProps {
  /** For the browser's tab; says nothing about the person. */
  tabTitle: string;
  isWide?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** The portal's own sheet: whose it is at the top, whom to ask at the bottom, nothing of the CRM. */
export function PortalFrame({ tabTitle, isWide = false, actions, children }: PortalFrameProps) {
  const { t } = useTranslation('portal');
  const firm = useFirm();
  useEffect(() => {
    document.title = firm ? `${tabTitle} – ${firm.name}` : tabTitle;
  }, [tabTitle, firm]);
  return (
    <div className={classes.page} data-wide={isWide || undefined}>
      <Group component="header" justify="space-between" gap="sm">
        <span className={classes.firm}>{firm?.name ?? ''}</span>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            data={LANGUAGES}
            value={currentLanguage()}
            onChange={(value) => void speak(value === 'en' ? 'en' : 'de')}
            aria-label={t('frame.language')}
          />
          {actions}
        </Group>
      </Group>
      <main>{children}</main>
      <footer className={classes.footer}>
        {firm ? (
          <p>
            {t('frame.contact')} {firm.privacyName},{' '}
            <Anchor href={`mailto:${firm.privacyEmail}`} inherit underline="always">
              {firm.privacyEmail}
            </Anchor>
            {firm.privacyPhone ? `, ${firm.privacyPhone}` : ''}
          </p>
        ) : null}
        <p>{t('frame.storage')}</p>
      </footer>
    </div>
  );
}
