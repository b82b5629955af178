import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { type PortalMe, portalMe, type Recorded, recorded } from '../contract.ts';

const KEY = ['portal', 'me'];

/** What is held about whoever is in the portal, in the language of the page. */
export function usePortal() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: [...KEY, i18n.language],
    queryFn: () => api.get('/api/v1/portal/me', { schema: portalMe }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Sends what the person wants, and reads anew what has become of their data. */
export function useExercise(): (path: string, body: object) => Promise<Recorded> {
  const client = useQueryClient();
  return async (path, body) => {
    const answer = await api.post(`/api/v1/portal/${path}`, { body, schema: recorded });
    await client.invalidateQueries({ queryKey: KEY });
    return answer;
  };
}

/** Nothing that was read stays in the memory of the page. */
export function useForget(): () => void {
  const client = useQueryClient();
  return () => client.removeQueries({ queryKey: KEY });
}

/** One purpose with what the report says of it and what can be done about it. */
export type PurposeOfMe = PortalMe['purposes'][number] & PortalMe['report']['purposes'][number];

export const purposesOf = ({ purposes, report }: PortalMe): PurposeOfMe[] =>
  report.purposes.flatMap((said, index) => {
    const can = purposes[index];
    return can ? [{ ...said, ...can }] : [];
  });
