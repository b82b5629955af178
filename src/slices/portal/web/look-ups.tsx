import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { PortalMe } from '../contract.ts';
import { Panel } from './panel.tsx';

type LookUp = PortalMe['report']['lookUps'][number];
const FIRST = 5;

/** When and for what purpose somebody looked at the data (C-579/21); without the names of staff. */
export function LookUps({ lookUps }: { lookUps: readonly LookUp[] }) {
  const { t } = useTranslation('portal');
  const [shown, setShown] = useState(FIRST);
  return (
    <Panel title={t('lookUps.title')} hint={t('lookUps.hint')}>
      {lookUps.length === 0 ? <Text size="sm">{t('lookUps.none')}</Text> : null}
      {lookUps.length > 0 ? (
        <SimpleTable
          label={t('lookUps.title')}
          columns={[
            { key: 'at', header: t('lookUps.at'), cell: ({ at }) => <DateText value={at} withTime /> },
            { key: 'action', header: t('lookUps.action'), cell: ({ actionLabel }) => actionLabel },
            { key: 'purpose', header: t('lookUps.purpose'), cell: ({ purposeLabel }) => purposeLabel },
          ]}
          rows={lookUps.slice(0, shown).map((lookUp, index) => ({ ...lookUp, index }))}
          rowKey={({ index }) => String(index)}
        />
      ) : null}
      {lookUps.length > shown ? (
        <Button variant="subtle" mt="xs" onClick={() => setShown(shown + 100)}>
          {t('lookUps.more', { count: lookUps.length - shown })}
        </Button>
      ) : null}
    </Panel>
  );
}
