import { Button, Checkbox, Collapse, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePurpose } from '../../../web/session.tsx';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { OwnFilters } from '../../fields/web/own-filters.tsx';
import { LastContactFilter } from '../../interactions/web/last-contact-filter.tsx';
import { activeFilters, type ContactSearch, NO_FILTERS } from './search.ts';

interface ContactFiltersProps {
  search: ContactSearch;
  onChange: (next: Partial<ContactSearch>) => void;
}

/** Text to search for, always there; the other filters behind a button. */
export function ContactFilters({ search, onChange }: ContactFiltersProps) {
  const { t } = useTranslation('contacts');
  const count = activeFilters(search);
  const [isOpen, { toggle }] = useDisclosure(count > 0);
  return (
    <search aria-label={t('filter.label')}>
      <Stack gap="xs">
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
              {t('filter.reset')}
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

function MoreFilters({ search, onChange }: ContactFiltersProps) {
  const { t } = useTranslation('contacts');
  const { purpose } = usePurpose();
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  const { people } = useColleagues();
  const any = { value: '', label: t('filter.any') };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="xs" style={{ alignItems: 'end' }}>
      <FilterText label={t('filter.city')} value={search.city} onChange={(city) => onChange({ city })} />
      <FilterText label={t('filter.tag')} value={search.tag} onChange={(tag) => onChange({ tag })} />
      <NativeSelect
        label={t('filter.owner')}
        data={[any, ...people]}
        value={search.ownerId ?? ''}
        onChange={(event) => onChange({ ownerId: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('filter.openPurpose')}
        data={[
          any,
          ...purposes
            .filter(({ forGrounds }) => forGrounds)
            .map(({ key }) => ({ value: key, label: labelOf(key) })),
        ]}
        value={search.openPurpose ?? ''}
        onChange={(event) => onChange({ openPurpose: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('filter.deletesBefore')}
        value={search.deletesBefore ?? ''}
        onChange={(event) => onChange({ deletesBefore: event.currentTarget.value || undefined })}
      />
      <LastContactFilter value={search} onChange={onChange} />
      <OwnFilters entity="contact" own={search.own} onChange={(own) => onChange({ own })} />
      {purpose === 'rights' ? (
        <Checkbox
          label={t('filter.restricted')}
          checked={search.restricted ?? false}
          onChange={(event) => onChange({ restricted: event.currentTarget.checked || undefined })}
        />
      ) : null}
    </SimpleGrid>
  );
}
