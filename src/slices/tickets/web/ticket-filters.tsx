import { Button, Collapse, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { OwnFilters } from '../../fields/web/own-filters.tsx';
import { TICKET_GROUPS, TICKET_KINDS, TICKET_PRIORITIES, TICKET_STATUSES } from '../contract.ts';
import {
  activeFilters,
  NO_FILTERS,
  QUICK_CHOICES,
  quickChoiceOf,
  quickSearch,
  type TicketSearch,
} from './search.ts';

interface TicketFiltersProps {
  search: TicketSearch;
  onChange: (next: Partial<TicketSearch>) => void;
}

/** What one works through every day as buttons, text to search for, and the other filters behind a button. */
export function TicketFilters({ search, onChange }: TicketFiltersProps) {
  const { t } = useTranslation('tickets');
  const count = activeFilters(search);
  const [isOpen, { toggle }] = useDisclosure(count > 0);
  const chosen = quickChoiceOf(search);
  return (
    <search aria-label={t('list.filters')}>
      <Stack gap="xs">
        <Group gap={6} role="group" aria-label={t('list.quick')}>
          {QUICK_CHOICES.map((choice) => (
            <Button
              key={choice}
              size="xs"
              variant={choice === chosen ? 'light' : 'default'}
              aria-pressed={choice === chosen}
              onClick={() => onChange(quickSearch(choice))}
            >
              {t(`quick.${choice}`)}
            </Button>
          ))}
        </Group>
        <Group gap="xs" align="flex-end">
          <FilterText
            label={t('filter.q')}
            value={search.q}
            onChange={(q) => onChange({ q })}
            flex={{ base: '1 1 12rem', sm: '0 1 22rem' }}
          />
          <Button
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            aria-expanded={isOpen}
            onClick={toggle}
          >
            {count > 0 ? t('filter.moreActive', { count }) : t('filter.more')}
          </Button>
          {count > 0 ? (
            <Button variant="subtle" onClick={() => onChange(NO_FILTERS)}>
              {t('list.reset')}
            </Button>
          ) : null}
        </Group>
        <Collapse expanded={isOpen}>
          <MoreFilters search={search} onChange={onChange} />
        </Collapse>
      </Stack>
    </search>
  );
}

function MoreFilters({ search, onChange }: TicketFiltersProps) {
  const { t } = useTranslation('tickets');
  const { people, teams } = useColleagues();
  const any = { value: '', label: t('filter.any') };
  const oneOf = <T extends string>(values: readonly T[], value: string): T | undefined =>
    values.find((known) => known === value);
  const changeGroup = (value: string) => {
    const status = oneOf(TICKET_STATUSES, value.replace('status:', ''));
    const group = oneOf(TICKET_GROUPS, value);
    onChange({ status, group: group === 'open' ? undefined : group });
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3, xl: 6 }} spacing="xs">
      <NativeSelect
        label={t('filter.group')}
        data={[
          ...TICKET_GROUPS.map((value) => ({ value: value as string, label: t(`group.${value}`) })),
          ...TICKET_STATUSES.map((value) => ({ value: `status:${value}`, label: t(`status.${value}`) })),
        ]}
        value={search.status ? `status:${search.status}` : (search.group ?? 'open')}
        onChange={(event) => changeGroup(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('filter.kind')}
        data={[any, ...TICKET_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]}
        value={search.kind ?? ''}
        onChange={(event) => onChange({ kind: oneOf(TICKET_KINDS, event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('filter.priority')}
        data={[any, ...TICKET_PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))]}
        value={search.priority ?? ''}
        onChange={(event) => onChange({ priority: oneOf(TICKET_PRIORITIES, event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('filter.owner')}
        data={[any, ...people]}
        value={search.ownerId ?? ''}
        onChange={(event) => onChange({ ownerId: event.currentTarget.value || undefined, mine: undefined })}
      />
      <NativeSelect
        label={t('filter.team')}
        data={[any, ...teams]}
        value={search.teamId ?? ''}
        onChange={(event) => onChange({ teamId: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('filter.silentSince')}
        value={search.silentSince ?? ''}
        onChange={(event) => onChange({ silentSince: event.currentTarget.value || undefined })}
      />
      <OwnFilters entity="ticket" own={search.own} onChange={(own) => onChange({ own })} />
    </SimpleGrid>
  );
}
