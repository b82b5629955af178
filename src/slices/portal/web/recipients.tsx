import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { PortalMe } from '../contract.ts';
import { Panel } from './panel.tsx';
import classes from './portal.module.css';

/** Who really received something (Art. 15(1)(c)), and when. */
export function Recipients({ report }: { report: PortalMe['report'] }) {
  const { t } = useTranslation('portal');
  return (
    <Panel title={t('recipients.title')}>
      <Stack gap="sm">
        <Text size="sm">{report.recipientsNote}</Text>
        {report.recipients.length > 0 ? (
          <ul className={classes.list}>
            {report.recipients.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries of the report have no key
              <li key={index}>
                <Text fw={500} size="sm">
                  {entry.recipient}
                </Text>
                <Text size="sm">
                  {entry.what} · {entry.via}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('recipients.at')} <DateText value={entry.at} />
                  {entry.transfer ? ` · ${entry.transfer}` : ''}
                </Text>
              </li>
            ))}
          </ul>
        ) : null}
        <Text size="sm" c="dimmed">
          {report.thirdCountries}
        </Text>
      </Stack>
    </Panel>
  );
}
