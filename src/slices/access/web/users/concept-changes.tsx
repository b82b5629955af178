import { Button, Group, List, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePurposeLabel } from '../../../../web/ui/labels.tsx';
import type { RoleChange } from './concept-draft.ts';
import classes from './users.module.css';

interface ConceptChangesProps {
  changes: readonly RoleChange[];
  isBusy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** What saving would change, in words, at the foot of the page while there is something. */
export function ConceptChanges({ changes, isBusy, onSave, onDiscard }: ConceptChangesProps) {
  const { t } = useTranslation(['access', 'common']);
  const labelOf = usePurposeLabel();
  const names = (keys: readonly string[]): string => keys.map(labelOf).join(', ');
  return (
    <Paper className={classes.changes} shadow="sm">
      <div role="status">
        <Text size="sm" fw={500}>
          {t('users.concept.unsaved')}
        </Text>
        <List size="sm">
          {changes.flatMap(({ role, added, removed }) => [
            added.length > 0 ? (
              <List.Item key={`${role} added`}>
                {t('users.concept.gains', { role: t(`role.${role}`), purposes: names(added) })}
              </List.Item>
            ) : null,
            removed.length > 0 ? (
              <List.Item key={`${role} removed`}>
                {t('users.concept.loses', { role: t(`role.${role}`), purposes: names(removed) })}
              </List.Item>
            ) : null,
          ])}
        </List>
      </div>
      <Group gap="xs">
        <Button loading={isBusy} onClick={onSave}>
          {t('common:action.save')}
        </Button>
        <Button variant="default" onClick={onDiscard}>
          {t('users.concept.discard')}
        </Button>
      </Group>
    </Paper>
  );
}
