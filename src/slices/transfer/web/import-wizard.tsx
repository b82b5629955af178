import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/session.tsx';
import { usePurposes } from '../../../web/ui/labels.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { ImportFile, ImportRecord } from '../contract.ts';
import { PlanForm } from './plan-form.tsx';
import { planValuesOf } from './plan-values.ts';
import { useImportFile, useKept } from './use-import.ts';

/** Steps 2 to 4: what the columns mean, why the people may be kept, and what would happen. */
export function ImportWizard({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const me = useMe();
  const purposes = usePurposes();
  const { data, error } = useImportFile(record.importId);
  const [reread, setReread] = useState<ImportFile>();
  const loaded = useKept(data);
  const file = reread ?? loaded;
  if (error && !file)
    return (
      <Stack gap="md">
        <ErrorState error={error} hint={t('page.fileGone')} />
        <AnchorLink to="/imports">{t('page.back')}</AnchorLink>
      </Stack>
    );
  if (!file || purposes.length === 0) return <LoadingState />;
  return (
    <PlanForm
      // Read another way it is another file, and the form begins anew.
      key={[file.encoding, file.separator, file.hasHeader, file.sheet].join()}
      file={file}
      initialValues={planValuesOf(file, reread ? null : record.plan, me, purposes)}
      onReread={setReread}
    />
  );
}
