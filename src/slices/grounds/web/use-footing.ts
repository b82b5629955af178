import type { Query } from '../../../web/api.ts';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { footing } from '../contract.ts';

/** What carries the contact, under the purpose in the header. */
export const useFooting = (contactId: string) =>
  useApi(`/api/v1/contacts/${contactId}/grounds`, { schema: footing });

type Method = 'post' | 'patch' | 'delete';

/** Changes of the footing all answer with the new one, and change what lists show. */
export function useFootingChange(contactId: string) {
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return async (method: Method, path: string, body?: unknown, query?: Query) => {
    const answer = await api[method](`/api/v1/contacts/${contactId}/${path}`, {
      purpose,
      body,
      query,
      schema: footing,
    });
    await refresh('/api/v1/contacts', '/api/v1/home');
    return answer;
  };
}
