import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../../web/ui/facts.tsx';
import type { UndoResult } from '../../contract.ts';

const COUNTS = [
  'contactsUndone',
  'contactsKept',
  'groundsUndone',
  'companiesUndone',
  'companiesKept',
  'quarantineUndone',
  'rejectedUndone',
] as const;

/** What an undoing took, and what it left. */
export function UndoOutcome({ result }: { result: UndoResult }) {
  const { t, i18n } = useTranslation('transfer');
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Paper role="status">
      <Title order={2} mb="xs">
        {t('run.undo.done')}
      </Title>
      <Facts
        facts={COUNTS.filter((name) => name === 'contactsUndone' || result[name] > 0).map((name) => [
          t(`run.undo.${name}`),
          number.format(result[name]),
        ])}
      />
    </Paper>
  );
}
