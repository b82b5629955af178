import { ActionIcon, Badge, Group, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowRight, IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../web/ui/problem-form.tsx';
import classes from './deals.module.css';
import type { PipelineValues } from './pipeline-values.ts';

interface StageRowProps {
  form: Form<PipelineValues>;
  index: number;
  /** Moves its deals elsewhere; undefined for a stage that is not stored yet. */
  onEmpty: (() => void) | undefined;
}

/** One stage. Won and lost are always there, at the end, and only change their names. */
export function StageRow({ form, index, onEmpty }: StageRowProps) {
  const { t } = useTranslation('deals');
  const { name, outcome } = form.values.stages[index]!;
  const isOpen = outcome === 'open';
  const openCount = form.values.stages.filter((stage) => stage.outcome === 'open').length;
  const number = index + 1;
  return (
    <div className={classes.stageRow}>
      <TextInput label={t('settings.stageName')} required {...form.getInputProps(`stages.${index}.name`)} />
      {isOpen ? (
        <TextInput
          label={t('settings.probability')}
          inputMode="numeric"
          {...form.getInputProps(`stages.${index}.probabilityPercent`)}
        />
      ) : (
        <span />
      )}
      <Badge color={{ open: 'petrol', won: 'green', lost: 'gray' }[outcome]} mb={8}>
        {t(`outcome.${outcome}`)}
      </Badge>
      <Group gap={0} wrap="nowrap" mb={2}>
        {isOpen ? (
          <>
            <ActionIcon
              aria-label={t('settings.stageUp', { number, name })}
              disabled={index === 0}
              onClick={() => form.reorderListItem('stages', { from: index, to: index - 1 })}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('settings.stageDown', { number, name })}
              disabled={index >= openCount - 1}
              onClick={() => form.reorderListItem('stages', { from: index, to: index + 1 })}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            {onEmpty ? (
              <ActionIcon aria-label={t('settings.stageEmpty', { number, name })} onClick={onEmpty}>
                <IconArrowRight size={16} aria-hidden />
              </ActionIcon>
            ) : null}
            <ActionIcon
              aria-label={t('settings.stageRemove', { number, name })}
              disabled={openCount === 1}
              onClick={() => form.removeListItem('stages', index)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </>
        ) : null}
      </Group>
    </div>
  );
}
