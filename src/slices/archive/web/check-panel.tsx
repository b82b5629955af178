import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { api } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { ArchiveOverview } from '../contract.ts';

type Check = NonNullable<ArchiveOverview['check']>;

/** Whether all documents and files are as they were filed. */
export function CheckPanel({ check }: { check: Check | null }) {
  const { t } = useTranslation('archive');
  const mayManage = useMay('archive.manage');
  const want = useSend(
    (_: undefined, purpose) =>
      api.post('/api/v1/archive/checks', { purpose, body: {}, schema: z.object({ checkId: z.string() }) }),
    { refreshes: ['/api/v1/archive/overview'], onDone: () => notifyDone(t('overview.checkWanted')) },
  );
  return (
    <Paper>
      <Group justify="space-between" align="start">
        <div>
          <Title order={2}>{t('overview.check')}</Title>
          <Text size="sm" c="dimmed" maw="46rem">
            {t('overview.checkText')}
          </Text>
        </div>
        {mayManage ? (
          <Button
            variant="default"
            loading={want.isPending}
            onClick={() => want.mutate(undefined, { onError: notifyProblem })}
          >
            {t('overview.checkNow')}
          </Button>
        ) : null}
      </Group>
      <Stack gap="sm" mt="sm">
        <Finding check={check} />
      </Stack>
    </Paper>
  );
}

function Finding({ check }: { check: Check | null }) {
  const { t, i18n } = useTranslation('archive');
  const number = new Intl.NumberFormat(i18n.language);
  if (!check) return <Text size="sm">{t('overview.never')}</Text>;
  const counts = { documents: number.format(check.documents), files: number.format(check.files) };
  if (check.state !== 'done')
    return (
      <Text size="sm" aria-live="polite">
        {t('overview.running', counts)}
      </Text>
    );
  return (
    <>
      {check.damagedCount === 0 ? (
        <Group gap={6} wrap="nowrap">
          <IconCircleCheck size={18} aria-hidden />
          <Text size="sm">{t('overview.good', counts)}</Text>
        </Group>
      ) : (
        <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t('overview.bad', { count: check.damagedCount })}
        </Alert>
      )}
      {check.damaged.length > 0 ? (
        <SimpleTable
          label={t('overview.damaged')}
          rows={check.damaged}
          rowKey={({ archiveId, what }) => `${archiveId} ${what}`}
          columns={[
            {
              key: 'number',
              header: t('overview.number'),
              cell: ({ number: of }) => (
                <AnchorLink to="/archive" search={{ number: of }}>
                  {of}
                </AnchorLink>
              ),
            },
            { key: 'what', header: t('overview.what'), cell: ({ what }) => t(`overview.damage.${what}`) },
          ]}
        />
      ) : null}
      {check.finishedAt ? (
        <Text size="sm" c="dimmed">
          {t('overview.last')}: <DateText value={check.finishedAt} withTime />
        </Text>
      ) : null}
    </>
  );
}
