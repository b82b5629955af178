import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';

/** Remembers that the two of a pair are two people. */
export function useApart(onDone?: () => void) {
  const { t } = useTranslation('merging');
  return useSend(
    (pairId: string, purpose) =>
      api.tell('POST', `/api/v1/duplicates/${pairId}/apart`, { purpose }).catch((error: unknown) => {
        notifyProblem(error);
        throw error;
      }),
    {
      refreshes: ['/api/v1/duplicates'],
      onDone: () => {
        notifyDone(t('list.apartDone'));
        onDone?.();
      },
    },
  );
}
