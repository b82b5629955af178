import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/ui/dates.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { MergePreview } from '../contract.ts';

type Standing = MergePreview['footing'][number]['merged'];

/** Purpose by purpose: how the two stand, and what holds for both afterwards. */
export function UnitedFooting({ preview }: { preview: MergePreview }) {
  const { t } = useTranslation('merging');
  const labelOf = usePurposeLabel();
  return (
    <SimpleTable
      label={t('merge.footingTitle')}
      rows={preview.footing}
      rowKey={({ purpose }) => purpose}
      columns={[
        { key: 'purpose', header: t('merge.purpose'), cell: ({ purpose }) => labelOf(purpose) },
        {
          key: 'first',
          header: preview.first.displayName,
          cell: ({ first }) => <StandingText standing={first} />,
        },
        {
          key: 'second',
          header: preview.second.displayName,
          cell: ({ second }) => <StandingText standing={second} />,
        },
        {
          key: 'merged',
          header: t('merge.merged'),
          cell: ({ merged }) => (
            <Text size="sm" fw={600} component="span">
              <StandingText standing={merged} />
            </Text>
          ),
        },
      ]}
    />
  );
}

function StandingText({ standing: { isOpen, endsAt, closed } }: { standing: Standing }) {
  const { t, i18n } = useTranslation('merging');
  if (endsAt)
    return t(isOpen ? 'merge.openUntil' : 'merge.later', { date: formatDay(endsAt, i18n.language) });
  return t(closed ? `merge.${closed}` : 'merge.closed');
}
