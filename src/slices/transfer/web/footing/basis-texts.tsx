import { NativeSelect, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LEGAL_BASES } from '../../../../kernel/purpose.ts';
import { usePurposeLabel, usePurposes } from '../../../../web/ui/labels.tsx';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { FootingPart } from './footing-step.tsx';

/** What the words in the legal-basis column stand for; a person decides, the file only suggests. */
export function BasisTexts({ form }: FootingPart) {
  const { t, i18n } = useTranslation(['transfer', 'grounds']);
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  const mine = purposes
    .filter(({ forGrounds, isMine }) => forGrounds && isMine)
    .map(({ key }) => ({ value: key, label: labelOf(key) }));
  const number = new Intl.NumberFormat(i18n.language);
  const rows = form.values.footing.bases.map((base, index) => ({ ...base, index }));
  return (
    <Paper component="section" aria-labelledby="bases">
      <Title order={3} id="bases" mb={4}>
        {t('footing.bases.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(rows.length > 0 ? 'footing.bases.blank' : 'footing.bases.empty')}
      </Text>
      {rows.length > 0 ? (
        <SimpleTable
          label={t('footing.bases.title')}
          rows={rows}
          rowKey={({ text }) => text}
          columns={[
            { key: 'text', header: t('footing.bases.text'), cell: ({ text }) => text },
            {
              key: 'rows',
              header: t('footing.bases.rows'),
              cell: ({ rows: count }) => number.format(count),
              width: '5rem',
              isNumber: true,
            },
            {
              key: 'basis',
              header: t('footing.bases.basis'),
              cell: ({ text, index }) => (
                <NativeSelect
                  aria-label={t('footing.bases.basisOf', { text })}
                  data={[
                    { value: '', label: t('footing.bases.none') },
                    ...LEGAL_BASES.map((value) => ({
                      value: value as string,
                      label: t(`grounds:basis.${value}`),
                    })),
                  ]}
                  {...form.getInputProps(`footing.bases.${index}.legalBasis`)}
                />
              ),
            },
            {
              key: 'purpose',
              header: t('footing.bases.purpose'),
              cell: ({ text, index, legalBasis }) =>
                legalBasis ? (
                  <NativeSelect
                    aria-label={t('footing.bases.purposeOf', { text })}
                    data={mine}
                    {...form.getInputProps(`footing.bases.${index}.purpose`)}
                  />
                ) : null,
            },
          ]}
        />
      ) : null}
    </Paper>
  );
}
