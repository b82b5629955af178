import { Button, Collapse, Group, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import type { CommonSearch } from './search.ts';

interface DocumentFiltersProps {
  search: CommonSearch;
  onChange: (next: CommonSearch) => void;
  /** The filter by state, which each list has of its own. */
  children?: ReactNode;
}

const MORE = ['from', 'until', 'min', 'max', 'contactId', 'companyId'] as const;

/** Number and state; period, amount and customer behind a button. */
export function DocumentFilters({ search, onChange, children }: DocumentFiltersProps) {
  const { t } = useTranslation('purchases');
  const count = MORE.filter((name) => search[name] !== undefined).length;
  const [isOpen, { toggle }] = useDisclosure(count > 0);
  const day = (name: 'from' | 'until') => (
    <TextInput
      type="date"
      label={t(`filter.${name}`)}
      value={search[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
    />
  );
  const amount = (name: 'min' | 'max') => (
    <NumberInput
      size="sm"
      label={t(`filter.${name}`)}
      value={search[name] ?? ''}
      allowDecimal={false}
      hideControls
      onChange={(value) => onChange({ [name]: typeof value === 'number' ? value : undefined })}
    />
  );
  return (
    <search aria-label={t('filter.label')}>
      <Stack gap="xs">
        <Group gap="xs" align="flex-end">
          <FilterText
            label={t('filter.number')}
            value={search.number}
            onChange={(number) => onChange({ number })}
            flex={{ base: '1 1 10rem', sm: '0 1 16rem' }}
          />
          {children}
          <Button
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            aria-expanded={isOpen}
            onClick={toggle}
          >
            {count > 0 ? t('filter.moreActive', { count }) : t('filter.more')}
          </Button>
          {count > 0 ? (
            <Button
              variant="subtle"
              onClick={() => onChange(Object.fromEntries(MORE.map((name) => [name, undefined])))}
            >
              {t('filter.reset')}
            </Button>
          ) : null}
        </Group>
        <Collapse expanded={isOpen}>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
            {day('from')}
            {day('until')}
            {amount('min')}
            {amount('max')}
          </SimpleGrid>
        </Collapse>
      </Stack>
    </search>
  );
}
