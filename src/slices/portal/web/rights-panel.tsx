import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalMe } from '../contract.ts';
import { Panel } from './panel.tsx';

/** Art. 15(1)(e), (f), (h): the rights in words, the way to complain, automated decisions. */
export function RightsPanel({ report }: { report: PortalMe['report'] }) {
  const { t } = useTranslation('portal');
  return (
    <Panel title={t('rights.title')}>
      <Stack gap="sm">
        <List size="sm" spacing={4}>
          {report.rights.map((right) => (
            <List.Item key={right}>{right}</List.Item>
          ))}
        </List>
        <Text size="sm">{report.complaint}</Text>
        <Text size="sm">{report.automatedDecisions}</Text>
      </Stack>
    </Panel>
  );
}
