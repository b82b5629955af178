import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { PortalMe } from '../contract.ts';
import { Panel } from './panel.tsx';
import classes from './portal.module.css';

/** What the law says to keep, even after an erasure (Art. 17(3)(b)): that it exists, and until when. */
export function KeptDocuments({ keeps }: { keeps: PortalMe['keeps'] }) {
  const { t } = useTranslation('portal');
  if (keeps.length === 0) return null;
  return (
    <Panel title={t('kept.title')} hint={t('kept.hint')}>
      <ul className={classes.list}>
        {keeps.map(({ what, why, until }) => (
          <li key={what}>
            <Text fw={500} size="sm">
              {what}
            </Text>
            <Text size="sm">{why}</Text>
            {until ? (
              <Text size="sm" c="dimmed">
                {t('kept.until')} <DateText value={until} />
              </Text>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
