import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import type { auditEntry } from '../contract.ts';
import { LogActor } from './log-actor.tsx';
import { LogSubjects } from './log-subjects.tsx';
import type { LogSearch } from './search.ts';
import { useActionText } from './use-action-text.ts';

export type LogEntry = z.output<typeof auditEntry>;

export function useLogColumns(onFilter: (next: LogSearch) => void): readonly Column<LogEntry>[] {
  const { t } = useTranslation('audit');
  const labelOf = usePurposeLabel();
  const textOf = useActionText();
  return [
    {
      key: 'action',
      header: t('column.action'),
      cell: ({ action }) => (
        <Text span size="sm" title={action}>
          {textOf(action)}
        </Text>
      ),
    },
    {
      key: 'purpose',
      header: t('column.purpose'),
      cell: ({ purpose }) => labelOf(purpose),
      width: '10.5rem',
    },
    {
      key: 'actor',
      header: t('column.actor'),
      cell: (entry) => <LogActor entry={entry} onFilter={(actorId) => onFilter({ actorId })} />,
      width: '12rem',
    },
    {
      key: 'subjects',
      header: t('column.subjects'),
      cell: (entry) =>
        entry.subjectCount > 0 ? (
          <LogSubjects entry={entry} onFilter={(contactId) => onFilter({ contactId })} />
        ) : null,
      width: '13rem',
    },
  ];
}
