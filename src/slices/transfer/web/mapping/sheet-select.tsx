import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '../../contract.ts';

interface SheetSelectProps {
  file: ImportFile;
  sheet: string | null;
  onChange: (sheet: string) => void;
}

export function SheetSelect({ file: { sheets }, sheet, onChange }: SheetSelectProps) {
  const { t } = useTranslation('transfer');
  return (
    <NativeSelect
      label={t('mapping.reading.sheet')}
      data={sheets.map(({ name, rows }) => ({
        value: name,
        label: t('mapping.reading.sheetRows', { name, count: rows }),
      }))}
      value={sheet ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
