import { Button, Collapse, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { CHANNELS, type Interaction, topicList } from '../contract.ts';
import { countFilters, type TimelineFilters } from './filters.ts';
import type { TimelineOf } from './timeline-of.ts';

interface TimelineFilterBarProps {
  of: TimelineOf;
  entries: readonly Interaction[];
  filters: TimelineFilters;
  onChange: (filters: TimelineFilters) => void;
}

/** Filters behind a button; nothing is shown where there is nothing to filter. */
export function TimelineFilterBar({ of, entries, filters, onChange }: TimelineFilterBarProps) {
  const { t } = useTranslation('interactions');
  const count = countFilters(filters);
  const [isOpen, { toggle }] = useDisclosure(false);
  const seen = useSeenPeople(of, entries);
  if (entries.length === 0 && count === 0) return null;
  return (
    <search aria-label={t('filter.label')}>
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {count > 0 ? t('filter.active', { count }) : t('filter.show')}
        </Button>
        {count > 0 ? (
          <Button variant="subtle" size="xs" onClick={() => onChange({})}>
            {t('filter.reset')}
          </Button>
        ) : null}
      </Group>
      <Collapse expanded={isOpen}>
        {isOpen ? (
          <Filters
            of={of}
            people={seen}
            filters={filters}
            onChange={(next) => onChange({ ...filters, ...next })}
          />
        ) : null}
      </Collapse>
    </search>
  );
}

/** Everybody who has appeared on the timeline since the page is open, besides the one whose it is. */
function useSeenPeople(of: TimelineOf, entries: readonly Interaction[]): { value: string; label: string }[] {
  const seen = useRef(new Map<string, string>());
  for (const { people } of entries)
    for (const { contactId, displayName } of people)
      if (!('contactId' in of) || contactId !== of.contactId) seen.current.set(contactId, displayName);
  return [...seen.current]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

interface FiltersProps {
  of: TimelineOf;
  people: { value: string; label: string }[];
  filters: TimelineFilters;
  onChange: (next: Partial<TimelineFilters>) => void;
}

function Filters({ of, people, filters, onChange }: FiltersProps) {
  const { t } = useTranslation('interactions');
  const topics = useApi('/api/v1/interactions/topics', { schema: topicList, query: of });
  const any = { value: '', label: t('filter.any') };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt="xs">
      <NativeSelect
        label={t('filter.channel')}
        data={[any, ...CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))]}
        value={filters.channel ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ channel: CHANNELS.find((channel) => channel === value) })
        }
      />
      <NativeSelect
        label={t('filter.person')}
        data={[any, ...people]}
        value={filters.personId ?? ''}
        onChange={(event) => onChange({ personId: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('filter.topic')}
        data={[any, ...(topics.data?.items ?? [])]}
        value={filters.topic ?? ''}
        onChange={(event) => onChange({ topic: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('filter.from')}
        value={filters.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('filter.to')}
        value={filters.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
    </SimpleGrid>
  );
}
