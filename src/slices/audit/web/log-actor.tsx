import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from './log-columns.tsx';
import { NIL_ID, shortId } from './short-id.ts';

const KINDS = ['user', 'api-key', 'system', 'visitor', 'person'] as const;

interface LogActorProps {
  entry: LogEntry;
  onFilter: (actorId: string) => void;
}

/** Who did it, without a name: the kind, and an id that leads to all that they did. */
export function LogActor({ entry: { actorKind, actorId }, onFilter }: LogActorProps) {
  const { t } = useTranslation('audit');
  const kind = KINDS.find((known) => known === actorKind);
  const label = kind ? t(`actor.${kind}`) : actorKind;
  if (actorId === NIL_ID) return label;
  const id = shortId(actorId);
  return (
    <>
      {label}{' '}
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-label={t('actor.filter', { id })}
        onClick={() => onFilter(actorId)}
      >
        {id}
      </Anchor>
    </>
  );
}
