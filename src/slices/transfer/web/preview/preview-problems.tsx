import { Badge, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { Preview } from '../../contract.ts';
import { useProblemText } from './use-problem-text.ts';

interface PreviewProblemsProps {
  problems: Preview['problems'];
  /** To the step where texts of the legal-basis column are assigned. */
  onAssign: () => void;
}

/** All that was noticed, by kind and column, most frequent first. */
export function PreviewProblems({ problems, onAssign }: PreviewProblemsProps) {
  const { t, i18n } = useTranslation('transfer');
  const textOf = useProblemText();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Stack gap="xs" component="section" aria-labelledby="problems">
      <Title order={3} id="problems">
        {t('preview.problems.title')}
      </Title>
      {problems.length === 0 ? <Text size="sm">{t('preview.problems.none')}</Text> : null}
      {problems.length > 0 ? (
        <SimpleTable
          label={t('preview.problems.title')}
          rows={problems}
          rowKey={({ level, code, column }) => `${level} ${code} ${column ?? ''}`}
          columns={[
            {
              key: 'what',
              header: t('preview.problems.what'),
              cell: ({ level, code }) => (
                <>
                  {level === 'rejected' ? <Badge color="red">{t('preview.problems.rejected')}</Badge> : null}{' '}
                  {textOf(code)}{' '}
                  {code === 'basis-not-assigned' ? (
                    <Button variant="subtle" size="compact-xs" onClick={onAssign}>
                      {t('preview.problems.assign')}
                    </Button>
                  ) : null}
                </>
              ),
            },
            {
              key: 'column',
              header: t('preview.problems.column'),
              cell: ({ column }) => column ?? null,
              width: '30%',
            },
            {
              key: 'rows',
              header: t('preview.problems.rows'),
              cell: ({ rows }) => number.format(rows),
              width: '6rem',
              isNumber: true,
            },
          ]}
        />
      ) : null}
    </Stack>
  );
}
