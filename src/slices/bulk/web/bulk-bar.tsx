import { Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh, useSend } from '../../../web/query.ts';
import type { Selection } from '../../../web/ui/data-list/use-selection.ts';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { type BulkChange, type BulkList, bulkCount, FILTERED_LISTS, MOST_ROWS } from '../contract.ts';
import classes from './bulk.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import { BulkResult } from './bulk-result.tsx';

type Filter = Record<string, string | number | boolean>;

interface BulkBarProps<Row> {
  list: BulkList;
  selection: Selection<Row>;
  /** The filters of the list, as its API takes them. */
  filter: Readonly<Record<string, unknown>>;
}

/** Below a list: what is chosen, and what can be done with it; then what came of it, with the way back. */
export function BulkBar<Row>({ list, selection, filter }: BulkBarProps<Row>) {
  const { t } = useTranslation('bulk');
  const refresh = useRefresh();
  const [everything, setEverything] = useState<number>();
  const [isOpen, setOpen] = useState(false);
  const [result, setResult] = useState<BulkChange>();
  const filled = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  ) as Filter;
  const count = useSend(
    (_: undefined, purpose) =>
      api
        .post('/api/v1/bulk-changes/count', { purpose, schema: bulkCount, body: { list, filter: filled } })
        .catch((error: unknown) => {
          notifyProblem(error);
          throw error;
        }),
    {
      onDone: (answer) => {
        setEverything(answer.count);
        if (answer.count <= MOST_ROWS) selection.chooseEverything();
      },
    },
  );
  const isEverything = selection.isEverything && everything !== undefined;
  const chosen = isEverything ? everything : selection.keys.length;
  const again = () => void refresh(`/api/v1/${list}`);
  useEffect(() => {
    if (chosen > 0) setResult(undefined);
  }, [chosen]);
  if (chosen === 0 && !result) return null;
  return (
    <>
      {chosen > 0 ? (
        <section className={classes.bar} aria-label={t('bar.label')}>
          <Text size="sm" fw={600} role="status">
            {isEverything ? t('bar.everything', { count: chosen }) : t('bar.chosen', { count: chosen })}
          </Text>
          <Button onClick={() => setOpen(true)}>{t('bar.change')}</Button>
          {selection.isEverything || !FILTERED_LISTS.includes(list) ? null : everything !== undefined &&
            everything > MOST_ROWS ? (
            <Text size="sm">{t('bar.tooMany')}</Text>
          ) : (
            <Button variant="default" loading={count.isPending} onClick={() => count.mutate(undefined)}>
              {t('bar.chooseEverything')}
            </Button>
          )}
          <Button variant="subtle" onClick={selection.clear}>
            {t('bar.clear')}
          </Button>
        </section>
      ) : null}
      {isOpen ? (
        <BulkDialog
          list={list}
          count={chosen}
          chosen={isEverything ? { filter: filled } : { ids: selection.keys }}
          onClose={() => setOpen(false)}
          onDone={(change) => {
            setOpen(false);
            selection.clear();
            setEverything(undefined);
            setResult(change);
            again();
          }}
        />
      ) : null}
      {result && chosen === 0 ? (
        <div className={classes.result}>
          <BulkResult
            key={result.changeId}
            change={result}
            onSettled={again}
            onClose={() => setResult(undefined)}
          />
        </div>
      ) : null}
    </>
  );
}
