import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Query, saveFile } from '../../../web/api.ts';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';

/** Downloads of what a person gets. `busy` is the format that is under way. */
export function useDownload(contactId: string) {
  const { t } = useTranslation('requests');
  const [busy, setBusy] = useState<string>();
  return {
    busy,
    async download(format: 'pdf' | 'json' | 'portability', query: Query = {}, fileName?: string) {
      setBusy(format);
      try {
        const path = `/api/v1/contacts/${contactId}/report`;
        const file = await api.file(path, { purpose: 'rights', query: { format, ...query } });
        saveFile(fileName ? { ...file, name: fileName } : file);
        notifyDone(t('report.saved'));
      } catch (error) {
        notifyProblem(error);
      } finally {
        setBusy(undefined);
      }
    },
  };
}
