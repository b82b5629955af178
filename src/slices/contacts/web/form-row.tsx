import { ActionIcon, Button, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { type ContactValues, EMPTY_ROWS, type RowList } from './contact-values.ts';
import classes from './contacts.module.css';

interface FormRowsProps {
  form: Form<ContactValues>;
  list: RowList;
  addLabel: string;
  /** What one row is, for "remove e-mail address 2". */
  rowLabel: string;
  isWide?: boolean;
  children: (index: number) => ReactNode;
}

/** Rows of a list in a form, each with a button to remove it, and one to add another. */
export function FormRows({ form, list, addLabel, rowLabel, isWide = false, children }: FormRowsProps) {
  const { t } = useTranslation('contacts');
  const add = () => {
    const index = form.getValues()[list].length;
    form.insertListItem(list, { ...EMPTY_ROWS[list] });
    // The new row is there after the next frame; the work goes on in its first field.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-path^="${list}.${index}."]`)?.focus(),
    );
  };
  return (
    <Stack gap="sm">
      {form.values[list].map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
        <div key={index} className={classes.row} data-kind={isWide ? 'wide' : undefined}>
          {children(index)}
          <ActionIcon
            aria-label={t('row.remove', { what: rowLabel, number: index + 1 })}
            onClick={() => form.removeListItem(list, index)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {addLabel}
        </Button>
      </div>
    </Stack>
  );
}
