import {
  Button,
  Checkbox,
  Collapse,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { OwnFilters } from '../../fields/web/own-filters.tsx';
import { OUTCOMES } from '../contract.ts';
import { CommonFilters } from './common-filters.tsx';
import { activeFilters, type DealSearch, NO_FILTERS } from './search.ts';
import { usePipelines } from './use-pipelines.ts';

interface DealFiltersProps {
  search: DealSearch;
  onChange: (next: Partial<DealSearch>) => void;
}

/** Words of the title and whether it is open; the other filters behind a button. */
export function DealFilters({ search, onChange }: DealFiltersProps) {
  const { t } = useTranslation('deals');
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
          <NativeSelect
            label={t('filter.state')}
            data={[
              { value: '', label: t('filter.any') },
              ...OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
            ]}
            value={search.outcome ?? ''}
            onChange={(event) =>
              onChange({ outcome: OUTCOMES.find((known) => known === event.currentTarget.value) })
            }
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

function MoreFilters({ search, onChange }: DealFiltersProps) {
  const { t } = useTranslation('deals');
  const { pipelines } = usePipelines();
  const stages = pipelines
    .filter(({ pipelineId }) => !search.pipelineId || pipelineId === search.pipelineId)
    .flatMap((pipeline) =>
      pipeline.stages.map(({ stageId, name }) => ({
        value: stageId,
        label: pipelines.length > 1 ? `${pipeline.name}: ${name}` : name,
      })),
    );
  const day = (name: 'expectedFrom' | 'expectedTo' | 'lastContactBefore') => (
    <TextInput
      type="date"
      label={t(`filter.${name}`)}
      value={search[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
    />
  );
  const amount = (name: 'amountFrom' | 'amountTo') => (
    <NumberInput
      size="sm"
      label={t(`filter.${name}`)}
      value={search[name] ?? ''}
      min={0}
      allowDecimal={false}
      hideControls
      onChange={(value) => onChange({ [name]: typeof value === 'number' ? value : undefined })}
    />
  );
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
        <CommonFilters search={search} onChange={onChange} />
        <NativeSelect
          label={t('filter.stage')}
          data={[{ value: '', label: t('filter.any') }, ...stages]}
          value={search.stageId ?? ''}
          onChange={(event) => onChange({ stageId: event.currentTarget.value || undefined })}
        />
        {day('expectedFrom')}
        {day('expectedTo')}
        {amount('amountFrom')}
        {amount('amountTo')}
        {day('lastContactBefore')}
        <OwnFilters entity="deal" own={search.own} onChange={(own) => onChange({ own })} />
      </SimpleGrid>
      <Group gap="md">
        <Checkbox
          label={t('filter.withoutDate')}
          checked={search.withoutDate ?? false}
          onChange={(event) => onChange({ withoutDate: event.currentTarget.checked || undefined })}
        />
        <Checkbox
          label={t('filter.neverContacted')}
          checked={search.neverContacted ?? false}
          onChange={(event) => onChange({ neverContacted: event.currentTarget.checked || undefined })}
        />
        {/* They come with the address, from the page of a company or a person. */}
        {search.companyId ? (
          <Checkbox
            label={t('filter.oneCompany')}
            checked
            onChange={() => onChange({ companyId: undefined })}
          />
        ) : null}
        {search.contactId ? (
          <Checkbox
            label={t('filter.onePerson')}
            checked
            onChange={() => onChange({ contactId: undefined })}
          />
        ) : null}
      </Group>
    </Stack>
  );
}
