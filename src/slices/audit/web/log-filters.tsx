import { Button, Group, NativeSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import type { LogSearch } from './search.ts';
import { shortId } from './short-id.ts';
import { useActionChoices } from './use-action-text.ts';

interface LogFiltersProps {
  search: LogSearch;
  onChange: (next: LogSearch) => void;
}

export function LogFilters({ search, onChange }: LogFiltersProps) {
  const { t } = useTranslation('audit');
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  return (
    <search aria-label={t('filter.label')}>
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" maw={960}>
          <Select
            label={t('column.action')}
            placeholder={t('filter.any')}
            searchable
            clearable
            clearButtonProps={{
              'aria-label': t('filter.remove', { what: t('column.action') }),
            }}
            data={useActionChoices()}
            value={search.action ?? null}
            nothingFoundMessage={t('filter.noAction')}
            onChange={(action) => onChange({ action: action ?? undefined })}
          />
          <NativeSelect
            label={t('column.purpose')}
            data={[
              { value: '', label: t('filter.any') },
              ...purposes.map(({ key }) => ({ value: key, label: labelOf(key) })),
            ]}
            value={search.purpose ?? ''}
            onChange={(event) => onChange({ purpose: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t('filter.from')}
            value={search.from ?? ''}
            onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t('filter.to')}
            value={search.to ?? ''}
            onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
          />
        </SimpleGrid>
        <ChosenIds search={search} onChange={onChange} />
      </Stack>
    </search>
  );
}

/** Whose entries alone are shown; chosen in the list, or on the page of a person's rights. */
function ChosenIds({ search, onChange }: LogFiltersProps) {
  const { t } = useTranslation('audit');
  const chosen = [
    { name: 'contact', id: search.contactId, none: { contactId: undefined } },
    { name: 'actor', id: search.actorId, none: { actorId: undefined } },
  ] as const;
  return (
    <Group gap="xs">
      {chosen.map(({ name, id, none }) => {
        if (!id) return null;
        const what = t(`filter.${name}`, { id: shortId(id) });
        return (
          <Button
            key={name}
            variant="light"
            size="xs"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={t('filter.remove', { what })}
            onClick={() => onChange(none)}
          >
            {what}
          </Button>
        );
      })}
    </Group>
  );
}
