import { Alert, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { formatDay } from '../../../web/ui/dates.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type ClosingInput, type ClosingPreview, closingPreview } from '../../retention/contract-closing.ts';

/** What the change would take and leave, counted before it is done. */
export function ClosingEffect({ contactId, change }: { contactId: string; change: ClosingInput }) {
  const { i18n } = useTranslation();
  const { purpose } = usePurpose();
  const { data, error, refetch } = useQuery({
    queryKey: ['closing', contactId, change, purpose, i18n.language],
    queryFn: () =>
      api.post(`/api/v1/contacts/${contactId}/grounds/preview`, {
        purpose,
        body: change,
        schema: closingPreview,
      }),
    // Never from before the last change.
    gcTime: 0,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div aria-live="polite" aria-busy={!data}>
      {data ? <Effect effect={data} /> : <LoadingState lines={3} />}
    </div>
  );
}

function Effect({ effect }: { effect: ClosingPreview }) {
  const { t, i18n } = useTranslation('grounds');
  const labelOf = usePurposeLabel();
  const day = (value: string) => formatDay(value, i18n.language);
  const { contact, goes, goesAt, carried, keeps } = effect;
  return (
    <Stack gap="sm">
      <Alert color={contact.state === 'stays' && goes.length === 0 ? 'petrol' : 'amber'}>
        {contact.state === 'stays'
          ? t('effect.stays', { date: day(contact.deletesAt) })
          : contact.state === 'goes'
            ? t('effect.goes')
            : t(`effect.waits.${contact.waitsFor ?? 'law'}`)}
      </Alert>
      <Part
        title={
          goes.length === 0
            ? t('effect.nothing')
            : contact.state === 'goes'
              ? t('effect.takesAll')
              : contact.state === 'waits' && contact.waitsFor !== 'hold' && contact.waitsFor !== null
                ? t('effect.takesLater')
                : t('effect.takes', { date: goesAt ? day(goesAt) : '' })
        }
      >
        {goes.map(({ category, rows, tables }) => (
          <List.Item key={category ?? 'own'}>
            {t(`effect.category.${category ?? 'own'}`)}:{' '}
            {rows === null ? t('effect.unseen') : t('effect.rows', { count: rows })}
            {tables.length > 0 ? (
              <Text span c="dimmed" size="xs">
                {' '}
                ({tables.map(({ label, rows: n }) => `${label}: ${n}`).join(', ')})
              </Text>
            ) : null}
          </List.Item>
        ))}
      </Part>
      {carried.purposes.length + keeps.length > 0 ? (
        <Part title={t('effect.keeps')}>
          {carried.purposes.length > 0 ? (
            <List.Item>
              {t('effect.carried', {
                what: carried.categories.map((category) => t(`effect.category.${category}`)).join(', '),
                purposes: carried.purposes.map((key) => labelOf(key)).join(', '),
              })}
            </List.Item>
          ) : null}
          {keeps.map(({ code, what, why, until }) => (
            <List.Item key={code}>
              {what}: {why}
              {until ? t('effect.until', { date: day(until) }) : null}
            </List.Item>
          ))}
        </Part>
      ) : null}
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode[] | React.ReactNode }) {
  const isEmpty = Array.isArray(children) && children.flat().length === 0;
  return (
    <div>
      <Text size="sm" fw={500} component="h3" m={0}>
        {title}
      </Text>
      {isEmpty ? null : (
        <List size="sm" spacing={2} mt={4}>
          {children}
        </List>
      )}
    </div>
  );
}
