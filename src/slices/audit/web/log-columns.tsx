import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import type { auditEntry } from '../contract.ts';

type Entry = z.output<typeof auditEntry>;

const ACTORS = ['user', 'api-key', 'system', 'visitor'] as const;

export function useLogColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation('audit');
  const labelOf = usePurposeLabel();
  const kindOf = (kind: string) => {
    const known = ACTORS.find((each) => each === kind);
    return known ? t(`actor.${known}`) : kind;
  };
  return [
    {
      key: 'actor',
      header: t('column.actor'),
      // No names here: whose id it is, the works-council procedure tells (contract.ts).
      cell: ({ actorKind, actorId }) => `${kindOf(actorKind)} …${actorId.slice(-6)}`,
    },
    { key: 'purpose', header: t('column.purpose'), cell: ({ purpose }) => labelOf(purpose) },
    { key: 'action', header: t('column.action'), cell: ({ action }) => action },
    {
      key: 'subjects',
      header: t('column.subjects'),
      cell: ({ subjectCount }) => subjectCount,
      width: '7rem',
    },
  ];
}
