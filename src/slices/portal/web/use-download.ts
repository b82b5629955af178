import { useState } from 'react';
import { api, saveFile } from '../../../web/api.ts';
import { notifyProblem } from '../../../web/ui/notify.ts';

/** Saves the report or the portability file. `busy` is the format that is under way. */
export function useDownload() {
  const [busy, setBusy] = useState<string>();
  return {
    busy,
    async download(format: 'pdf' | 'json' | 'portability') {
      setBusy(format);
      try {
        saveFile(await api.file('/api/v1/portal/report', { query: { format } }));
      } catch (error) {
        notifyProblem(error);
      } finally {
        setBusy(undefined);
      }
    },
  };
}
