import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import type { CommonSearch } from './search.ts';
import { usePipelines } from './use-pipelines.ts';

interface CommonFiltersProps {
  search: CommonSearch;
  onChange: (next: CommonSearch) => void;
  /** A board is always of one pipeline. */
  needsPipeline?: boolean;
}

/** Pipeline and owner. Where there is one pipeline only there is nothing to choose. */
export function CommonFilters({ search, onChange, needsPipeline = false }: CommonFiltersProps) {
  const { t } = useTranslation('deals');
  const { pipelines } = usePipelines();
  const { people } = useColleagues();
  const any = { value: '', label: t('filter.any') };
  return (
    <>
      {pipelines.length > 1 ? (
        <NativeSelect
          label={t('filter.pipeline')}
          data={[
            ...(needsPipeline ? [] : [any]),
            ...pipelines.map(({ pipelineId, name }) => ({ value: pipelineId, label: name })),
          ]}
          value={search.pipelineId ?? (needsPipeline ? (pipelines[0]?.pipelineId ?? '') : '')}
          onChange={(event) => onChange({ pipelineId: event.currentTarget.value || undefined })}
        />
      ) : null}
      <NativeSelect
        label={t('filter.owner')}
        data={[any, ...people]}
        value={search.ownerId ?? ''}
        onChange={(event) => onChange({ ownerId: event.currentTarget.value || undefined })}
      />
    </>
  );
}
