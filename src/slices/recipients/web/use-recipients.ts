import { useApi } from '../../../web/query.ts';
import { recipientList } from '../contract.ts';

export const RECIPIENTS = '/api/v1/recipients';

/** The directory, by name. */
export const useRecipients = () => useApi(RECIPIENTS, { schema: recipientList });

/** Those to whom something can go now, for a select. */
export function useRecipientChoices(): { value: string; label: string }[] {
  const { data } = useRecipients();
  return (data?.items ?? [])
    .filter(({ isEnded }) => !isEnded)
    .map(({ recipientId, name }) => ({ value: recipientId, label: name }));
}
