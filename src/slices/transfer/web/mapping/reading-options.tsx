import { Button, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useSend } from '../../../../web/query.ts';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { ErrorState } from '../../../../web/ui/states.tsx';
import { type ImportFile, importFile, type Reading } from '../../contract.ts';
import { SheetSelect } from './sheet-select.tsx';

interface ReadingOptionsProps {
  file: ImportFile;
  onReread: (file: ImportFile) => void;
}

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'mixed'] as const;
const SEPARATORS = [';', ',', '\t', '|'] as const;

/** For files that were taken for something else: read again with what a person knows better. */
export function ReadingOptions({ file, onReread }: ReadingOptionsProps) {
  const { t } = useTranslation('transfer');
  const [reading, setReading] = useState<Reading>(() => ({
    encoding: ENCODINGS.find((known) => known === file.encoding) ?? null,
    separator: SEPARATORS.find((known) => known === file.separator) ?? null,
    hasHeader: file.hasHeader,
    sheet: file.sheet,
  }));
  const change = (next: Partial<Reading>) => setReading((before) => ({ ...before, ...next }));
  const reread = useSend(
    (body: Reading) =>
      api.put(`/api/v1/imports/${file.importId}/reading`, { purpose: 'intake', body, schema: importFile }),
    {
      onDone: (answer) => {
        notifyDone(t('mapping.reading.done'));
        onReread(answer);
      },
    },
  );
  if (file.format === 'vcard') return null;
  return (
    <details>
      <summary>
        <Text span size="sm">
          {t('mapping.reading.title')}
        </Text>
      </summary>
      <Stack gap="sm" py="sm">
        <Text size="sm" c="dimmed">
          {t('mapping.reading.text')}
        </Text>
        {reread.error ? <ErrorState error={reread.error} /> : null}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          {file.format === 'csv' ? (
            <>
              <NativeSelect
                label={t('mapping.reading.encoding')}
                data={[
                  { value: '', label: t('mapping.reading.auto') },
                  ...ENCODINGS.map((value) => ({
                    value: value as string,
                    label: value === 'mixed' ? t('mapping.reading.mixed') : value.toUpperCase(),
                  })),
                ]}
                value={reading.encoding ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change({ encoding: ENCODINGS.find((known) => known === value) ?? null })
                }
              />
              <NativeSelect
                label={t('mapping.reading.separator')}
                data={[
                  { value: '', label: t('mapping.reading.auto') },
                  ...SEPARATORS.map((value) => ({
                    value: value as string,
                    label: value === '\t' ? t('mapping.reading.tab') : value,
                  })),
                ]}
                value={reading.separator ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change({ separator: SEPARATORS.find((known) => known === value) ?? null })
                }
              />
            </>
          ) : (
            <SheetSelect file={file} sheet={reading.sheet} onChange={(sheet) => change({ sheet })} />
          )}
          <NativeSelect
            label={t('mapping.reading.header')}
            data={[
              { value: 'yes', label: t('mapping.reading.isHeader') },
              { value: 'no', label: t('mapping.reading.isData') },
            ]}
            value={reading.hasHeader ? 'yes' : 'no'}
            onChange={({ currentTarget: { value } }) => change({ hasHeader: value === 'yes' })}
          />
        </SimpleGrid>
        <div>
          <Button variant="default" loading={reread.isPending} onClick={() => reread.mutate(reading)}>
            {t('mapping.reading.apply')}
          </Button>
        </div>
      </Stack>
    </details>
  );
}
