import { Button, Group, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChosenPurpose } from '../../../../web/session.tsx';
import { usePurposeLabel } from '../../../../web/ui/labels.tsx';
import type { ImportRecord } from '../../contract.ts';

/** The contacts of an import, under a purpose for which they were taken in; else the list might be empty. */
export function ContactsLink({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const router = useRouter();
  const labelOf = usePurposeLabel();
  const { purpose, choices, choosePurpose } = useChosenPurpose();
  const purposes = purposesOf(record).filter((key) => choices.some((choice) => choice.key === key));
  const under = purposes.includes(purpose) ? purpose : purposes[0];
  const { created = 0, completed = 0 } = record.counts ?? {};
  if (!under || created + completed === 0) return null;
  const show = () => {
    if (under !== purpose) choosePurpose(under);
    void router.navigate({ to: '/contacts', search: { importId: record.importId } });
  };
  return (
    <Group gap="xs">
      <Button onClick={show}>{t('run.showContacts')}</Button>
      <Text size="sm" c="dimmed">
        {t('run.showContactsUnder', { purpose: labelOf(under) })}
      </Text>
    </Group>
  );
}

function purposesOf({ plan }: ImportRecord): string[] {
  if (!plan) return [];
  const { footing } = plan;
  if (footing.mode === 'file') return footing.grounds.map(({ purpose }) => purpose);
  return [
    ...footing.bases.map(({ purpose }) => purpose),
    ...(footing.consents === 'none' ? [] : [footing.consentPurpose]),
  ];
}
