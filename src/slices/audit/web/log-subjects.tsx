import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHasPurpose } from '../../../web/session.tsx';
import type { LogEntry } from './log-columns.tsx';
import { NIL_ID, shortId } from './short-id.ts';

const SHOWN = 2;

interface LogSubjectsProps {
  entry: LogEntry;
  onFilter: (contactId: string) => void;
}

/** Whose data it was: a few by short id, the others as a number. Under `rights` an id leads to all accesses to it. */
export function LogSubjects({ entry: { subjects, subjectCount }, onFilter }: LogSubjectsProps) {
  const { t } = useTranslation('audit');
  const mayFilter = useHasPurpose('rights');
  const more = subjectCount - Math.min(SHOWN, subjects.length);
  return (
    <Group gap={6} component="span">
      {subjects.slice(0, SHOWN).map((contactId, index) => {
        const id = shortId(contactId);
        if (contactId === NIL_ID || !mayFilter)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: several may be erased, and look alike
            <Text key={`${contactId} ${index}`} span size="sm" c="dimmed">
              {contactId === NIL_ID ? t('subject.erased') : id}
            </Text>
          );
        return (
          <Anchor
            key={contactId}
            component="button"
            type="button"
            size="sm"
            aria-label={t('subject.filter', { id })}
            onClick={() => onFilter(contactId)}
          >
            {id}
          </Anchor>
        );
      })}
      {more > 0 ? (
        <Text span size="sm" c="dimmed">
          {t('subject.more', { count: more })}
        </Text>
      ) : null}
    </Group>
  );
}
