import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/ui/dates.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { isThirdCountry, type Recipient } from '../contract.ts';

interface RecipientTableProps {
  recipients: readonly Recipient[];
  onDo: (what: 'edit' | 'remove', recipient: Recipient) => void;
}

export function RecipientTable({ recipients, onDo }: RecipientTableProps) {
  const { t, i18n } = useTranslation('recipients');
  return (
    <SimpleTable
      label={t('directory.title')}
      rows={recipients}
      rowKey={({ recipientId }) => recipientId}
      columns={[
        {
          key: 'name',
          header: t('field.name'),
          cell: ({ name, isEnded, until }) => (
            <Group gap="xs">
              {name}
              {isEnded && until ? (
                <Badge color="gray" size="sm">
                  {t('directory.ended', { date: formatDay(until, i18n.language) })}
                </Badge>
              ) : null}
            </Group>
          ),
        },
        { key: 'kind', header: t('field.kind'), cell: ({ kind }) => t(`kind.${kind}`), width: '11rem' },
        {
          key: 'notices',
          header: t('field.notices'),
          cell: ({ email }) => email ?? t('directory.byLetter'),
        },
        { key: 'where', header: t('field.country'), cell: (recipient) => <Place recipient={recipient} /> },
        {
          key: 'actions',
          header: t('directory.actions'),
          cell: (recipient) => (
            <Group gap={4} wrap="nowrap">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('directory.editOf', { name: recipient.name })}
                onClick={() => onDo('edit', recipient)}
              >
                {t('directory.edit')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={t('directory.removeOf', { name: recipient.name })}
                onClick={() => onDo('remove', recipient)}
              >
                {t('directory.remove')}
              </Button>
            </Group>
          ),
          width: '14rem',
        },
      ]}
    />
  );
}

/** The country, and outside the European Economic Area what permits the transfer. */
function Place({ recipient: { country, instrument } }: { recipient: Recipient }) {
  const { t, i18n } = useTranslation('recipients');
  const name = new Intl.DisplayNames([i18n.language], { type: 'region' }).of(country) ?? country;
  return (
    <>
      {name}
      {isThirdCountry(country) && instrument ? (
        <Text size="xs" c="dimmed">
          {t(`instrument.${instrument}`)}
        </Text>
      ) : null}
    </>
  );
}
