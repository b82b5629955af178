import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { OWN_ENTITIES, type OwnEntity, type OwnField } from '../contract.ts';
import { FieldDialog } from './field-dialog.tsx';
import { FieldTable } from './field-table.tsx';
import { LeaveDialog, RemoveDialog } from './leave-dialogs.tsx';
import { useAllOwnFields } from './use-own-fields.ts';

/** What is being done on the page: a field is added to an entity, changed, taken out of use or deleted. */
type Doing =
  | { what: 'add'; entity: OwnEntity }
  | { what: 'edit' | 'leave' | 'remove'; field: OwnField }
  | undefined;

export function OwnFieldsPage() {
  const { t } = useTranslation('fields');
  const { data, error, refetch } = useAllOwnFields();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <>
      <PageHeader title={t('page.title')} subtitle={t('page.subtitle')} />
      <Stack gap="xl">
        {OWN_ENTITIES.map((entity) => (
          <EntitySection
            key={entity}
            entity={entity}
            fields={data.items.filter((field) => field.entity === entity)}
            onDo={setDoing}
          />
        ))}
      </Stack>
      {doing?.what === 'add' ? <FieldDialog entity={doing.entity} onClose={close} /> : null}
      {doing?.what === 'edit' ? (
        <FieldDialog entity={doing.field.entity} field={doing.field} onClose={close} />
      ) : null}
      {doing?.what === 'leave' ? <LeaveDialog field={doing.field} onClose={close} /> : null}
      {doing?.what === 'remove' ? <RemoveDialog field={doing.field} onClose={close} /> : null}
    </>
  );
}

interface EntitySectionProps {
  entity: OwnEntity;
  fields: readonly OwnField[];
  onDo: (doing: Doing) => void;
}

function EntitySection({ entity, fields, onDo }: EntitySectionProps) {
  const { t } = useTranslation('fields');
  const title = t(`entity.${entity}`);
  return (
    <Stack component="section" aria-label={title} gap="sm">
      <Group justify="space-between">
        <Title order={2}>{title}</Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t('page.addTo', { entity: title })}
          onClick={() => onDo({ what: 'add', entity })}
        >
          {t('page.add')}
        </Button>
      </Group>
      {fields.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t(`page.none.${entity}`)}
        </Text>
      ) : (
        <FieldTable label={title} fields={fields} onDo={(what, field) => onDo({ what, field })} />
      )}
    </Stack>
  );
}
