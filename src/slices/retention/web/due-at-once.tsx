import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { changePreview, type previewInput } from '../contract.ts';

/** What a change of a rule or a class makes due at once, by kind of data; counted on the change itself, rolled back. */
export function DueAtOnce({ change }: { change: z.input<typeof previewInput> }) {
  const { t, i18n } = useTranslation('retention');
  const { purpose } = usePurpose();
  const { data, error } = useQuery({
    queryKey: ['retention-preview', change, i18n.language],
    queryFn: () => api.post('/api/v1/retention/preview', { purpose, body: change, schema: changePreview }),
    retry: false,
  });
  // What is wrong with the values, the form says when it is sent.
  if (error) return null;
  const number = new Intl.NumberFormat(i18n.language);
  const isMore = data?.kinds.some(({ before, after }) => after > before) ?? false;
  return (
    <Alert color={isMore ? 'amber' : 'petrol'} aria-live="polite">
      {!data ? (
        t('rule.counting')
      ) : data.kinds.length === 0 ? (
        t('rule.noKinds')
      ) : (
        <>
          <Text size="sm">{t('rule.dueAtOnce')}</Text>
          <List size="sm">
            {data.kinds.map(({ table, label, before, after }) => (
              <List.Item key={table}>
                {t('rule.dueOfKind', {
                  kind: label,
                  before: number.format(before),
                  after: number.format(after),
                })}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
