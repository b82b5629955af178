import { Checkbox, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ARCHIVE_KINDS } from '../contract.ts';

interface KindsFieldProps {
  label: string;
  value?: string[];
  onChange: (next: string[]) => void;
  error?: ReactNode;
}

/** Several kinds of documents. */
export function KindsField({ label, value, onChange, error }: KindsFieldProps) {
  const { t } = useTranslation('archive');
  return (
    <Checkbox.Group label={label} value={value ?? []} onChange={onChange} error={error}>
      <Group gap="md" mt={4}>
        {ARCHIVE_KINDS.map((kind) => (
          <Checkbox key={kind} value={kind} label={t(`kinds.${kind}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
