import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { DateText, formatDay } from '../../../web/ui/dates.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { ProgressBar } from '../../../web/ui/progress-bar.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { formatBytes } from '../../interactions/web/format-bytes.ts';
import type { ArchiveExport } from '../contract.ts';

const FAILURES = ['disk-full', 'interrupted', 'not-allowed'] as const;

/** Exports of the last days, how far they are, and the file for whoever made it. */
export function ExportTable({ items }: { items: readonly ArchiveExport[] }) {
  const { t, i18n } = useTranslation('archive');
  const number = new Intl.NumberFormat(i18n.language);
  const periodOf = ({ from, until }: ArchiveExport) =>
    `${formatDay(from, i18n.language)} – ${formatDay(until, i18n.language)}`;
  return (
    <SimpleTable
      label={t('export.label')}
      rows={items}
      rowKey={({ exportId }) => exportId}
      columns={[
        { key: 'period', header: t('export.period'), cell: periodOf },
        { key: 'recipient', header: t('export.recipient'), cell: ({ recipient }) => recipient },
        { key: 'state', header: t('export.state'), cell: (row) => <State of={row} /> },
        {
          key: 'documents',
          header: t('export.documents'),
          cell: ({ state, documentsTotal }) =>
            state === 'done' && documentsTotal !== null ? number.format(documentsTotal) : null,
          isNumber: true,
          width: '6rem',
        },
        {
          key: 'size',
          header: t('export.size'),
          cell: ({ bytes }) => (bytes === null ? null : formatBytes(bytes, i18n.language)),
          isNumber: true,
          width: '6rem',
        },
        {
          key: 'until',
          header: t('export.deletesAt'),
          cell: ({ deletesAt }) => <DateText value={deletesAt} />,
          width: '8rem',
        },
        {
          key: 'file',
          header: t('export.download'),
          cell: (row) => <Download of={row} period={periodOf(row)} />,
          width: '9rem',
        },
      ]}
    />
  );
}

function State({ of }: { of: ArchiveExport }) {
  const { t } = useTranslation('archive');
  if (of.state === 'running')
    return (
      <ProgressBar
        label={t('export.progress')}
        done={of.documentsDone}
        total={of.documentsTotal ?? undefined}
      />
    );
  const failure = FAILURES.find((each) => each === of.failure) ?? 'other';
  return (
    <Stack gap={0}>
      <span>{t(`export.states.${of.state}`)}</span>
      {of.state === 'failed' ? (
        <Text size="sm" c="dimmed">
          {t(`export.failures.${failure}`)}
        </Text>
      ) : null}
    </Stack>
  );
}

function Download({ of, period }: { of: ArchiveExport; period: string }) {
  const { t } = useTranslation('archive');
  const { purpose } = usePurpose();
  if (!of.isOwn) return of.createdBy ? t('export.ofOther', { name: of.createdBy }) : null;
  if (of.state !== 'done') return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
      aria-label={t('export.downloadOf', { period })}
      onClick={() =>
        void api
          .file(`/api/v1/archive/exports/${of.exportId}/file`, { purpose })
          .then(saveFile, notifyProblem)
      }
    >
      {t('export.download')}
    </Button>
  );
}
