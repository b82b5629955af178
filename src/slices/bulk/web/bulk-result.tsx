import { Alert, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useSend } from '../../../web/query.ts';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { ProgressBar } from '../../../web/ui/progress-bar.tsx';
import { type BulkChange, bulkChange } from '../contract.ts';

const isSettled = ({ state }: BulkChange): boolean => ['done', 'undone', 'failed'].includes(state);

interface BulkResultProps {
  change: BulkChange;
  /** Something has come to its end: the list is behind. */
  onSettled: () => void;
  onClose: () => void;
}

/** What came of a change of many: progress while it runs, then how many, and the way back. */
export function BulkResult({ change: first, onSettled, onClose }: BulkResultProps) {
  const { t } = useTranslation(['bulk', 'common']);
  const path = `/api/v1/bulk-changes/${first.changeId}`;
  const { data } = useApi(path, {
    schema: bulkChange,
    everyMs: (answer) => (answer && isSettled(answer) ? false : 700),
  });
  const change = data ?? first;
  const settled = useRef(onSettled);
  settled.current = onSettled;
  const hasSettled = isSettled(change);
  useEffect(() => {
    if (hasSettled && change.state) settled.current();
  }, [hasSettled, change.state]);
  const undo = useSend(
    (_: undefined, purpose) =>
      api.post(`${path}/undo`, { purpose, schema: bulkChange }).catch((error: unknown) => {
        notifyProblem(error);
        throw error;
      }),
    { refreshes: [path] },
  );
  return (
    <Alert
      color={change.state === 'failed' ? 'red' : 'petrol'}
      role="status"
      withCloseButton={isSettled(change)}
      closeButtonLabel={t('common:action.close')}
      onClose={onClose}
    >
      <Group gap="md" justify="space-between">
        <ResultText change={change} />
        <AnchorLink to="/bulk-changes" size="sm">
          {t('recent.open')}
        </AnchorLink>
        {change.state === 'done' && change.changed > 0 ? (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
            {t('result.undo')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}

function ResultText({ change }: { change: BulkChange }) {
  const { t } = useTranslation('bulk');
  const { state, done, total, changed, undone } = change;
  if (state === 'failed') return <Text size="sm">{t('result.failed')}</Text>;
  if (state === 'done') return <Text size="sm">{t('result.done', { count: changed })}</Text>;
  if (state === 'undone')
    return (
      <Text size="sm">
        {t('result.undone', { undone, changed })}{' '}
        {changed > undone ? t('result.kept', { count: changed - undone }) : null}
      </Text>
    );
  const of = state === 'undoing' ? changed : total;
  const text = t(state === 'undoing' ? 'result.undoing' : 'result.running', { done, total: of });
  return <ProgressBar label={text} done={done} total={of} />;
}
