import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFile } from '../../contract.ts';

/** What was found out about the file, in one line. */
export function FileFacts({ file }: { file: ImportFile }) {
  const { t, i18n } = useTranslation('transfer');
  const number = new Intl.NumberFormat(i18n.language);
  const { program } = file.mapping;
  const facts = [
    [t('mapping.found.format'), t(`mapping.format.${file.format}`)],
    [t('mapping.found.program'), program && program !== 'vcard' ? t(`mapping.program.${program}`) : ''],
    [
      t('mapping.found.rows'),
      file.approximateRows === null
        ? ''
        : t('mapping.found.about', { rows: number.format(file.approximateRows) }),
    ],
    [t('mapping.found.columns'), number.format(file.columns.length)],
    [t('mapping.reading.sheet'), file.sheets.length > 1 ? (file.sheet ?? '') : ''],
  ] as const;
  return (
    <Group gap="lg">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <Text key={name} size="sm">
            <Text span size="sm" c="dimmed">
              {name}:
            </Text>{' '}
            {value}
          </Text>
        ))}
    </Group>
  );
}
