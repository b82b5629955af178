import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../../web/query.ts';
import { AnchorLink, ButtonLink } from '../../../../web/ui/links.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../../web/ui/states.tsx';
import { quarantinePage } from '../../contract.ts';
import { DeleteRows } from './delete-rows.tsx';
import { QuarantineTable } from './quarantine-table.tsx';
import { ReleaseRows } from './release-rows.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** Rows that wait for a ground; those that go first stand first. */
export function QuarantineRows({ importId }: { importId: string | undefined }) {
  const { t } = useTranslation(['transfer', 'common']);
  const pages = useApiPages('/api/v1/quarantine', { schema: quarantinePage, query: { importId } });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'release' | 'delete'>();
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  // Rows that are gone by now do not count.
  const ids = rows.map(({ quarantineId }) => quarantineId).filter((id) => selected.has(id));
  const close = () => setDialog(undefined);
  const done = () => setSelected(new Set());
  if (pages.isPending) return <LoadingState />;
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <Stack gap="sm">
      {importId ? (
        <Text size="sm">
          {t('quarantine.onlyImport')}{' '}
          <AnchorLink to="/quarantine" search={{}} size="sm" underline="always">
            {t('quarantine.showAll')}
          </AnchorLink>
        </Text>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={t('quarantine.emptyTitle')}
          actions={
            <ButtonLink to="/imports" variant="default">
              {t('quarantine.toImport')}
            </ButtonLink>
          }
        >
          {t('quarantine.emptyText')}
        </EmptyState>
      ) : (
        <>
          <SelectionBar
            rows={rows}
            selected={ids}
            onSelect={(all) => setSelected(new Set(all))}
            onRelease={() => setDialog('release')}
            onDelete={() => setDialog('delete')}
          />
          <QuarantineTable rows={rows} selected={selected} onSelect={setSelected} />
          {pages.hasNextPage ? (
            <Group>
              <Button
                variant="default"
                size="xs"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t('common:action.loadMore')}
              </Button>
            </Group>
          ) : null}
        </>
      )}
      <ReleaseRows ids={ids} isOpen={dialog === 'release'} onClose={close} onDone={done} />
      <DeleteRows ids={ids} isOpen={dialog === 'delete'} onClose={close} onDone={done} />
    </Stack>
  );
}
