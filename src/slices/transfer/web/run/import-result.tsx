import { Alert, Group, Stack, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../../../web/ui/dates.tsx';
import { ButtonLink } from '../../../../web/ui/links.tsx';
import type { ImportRecord, UndoResult } from '../../contract.ts';
import { Counts } from '../preview/counts.tsx';
import { useFocusWhenLost } from '../use-focus-when-lost.ts';
import { ContactsLink } from './contacts-link.tsx';
import { QuarantineLink } from './quarantine-link.tsx';
import { RejectedFile } from './rejected-file.tsx';
import { UndoImport } from './undo-import.tsx';
import { UndoOutcome } from './undo-outcome.tsx';

/** What came of it, and where to go from here. */
export function ImportResult({ record }: { record: ImportRecord }) {
  const { t, i18n } = useTranslation('transfer');
  const [undone, setUndone] = useState<UndoResult>();
  const heading = useFocusWhenLost();
  const isDone = record.state === 'done';
  return (
    <Stack gap="lg">
      <Alert
        role="status"
        color={isDone ? 'green' : 'amber'}
        icon={<IconCircleCheck aria-hidden />}
        title={t(isDone ? 'run.doneTitle' : 'run.undoneTitle')}
      >
        {isDone && record.finishedAt
          ? t('run.doneAt', { date: formatTime(record.finishedAt, i18n.language) })
          : null}
      </Alert>
      {undone ? <UndoOutcome result={undone} /> : null}
      <Title order={2} ref={heading} tabIndex={-1}>
        {t(isDone ? 'run.result' : 'run.undoneText')}
      </Title>
      {record.counts ? <Counts counts={record.counts} /> : null}
      {isDone ? (
        <Stack gap="sm" component="section" aria-labelledby="next">
          <Title order={2} id="next">
            {t('run.next')}
          </Title>
          <ContactsLink record={record} />
          <QuarantineLink record={record} />
          <RejectedFile record={record} />
          <Group gap="xs" mt="sm">
            <ButtonLink to="/imports" variant="default">
              {t('run.anotherFile')}
            </ButtonLink>
            <UndoImport importId={record.importId} onUndone={setUndone} />
          </Group>
        </Stack>
      ) : (
        <Group>
          <ButtonLink to="/imports" variant="default">
            {t('run.anotherFile')}
          </ButtonLink>
        </Group>
      )}
    </Stack>
  );
}
