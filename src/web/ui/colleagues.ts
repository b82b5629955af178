import { useQuery } from '@tanstack/react-query';
import { colleagueList } from '../../slices/access/contract.ts';
import { api } from '../api.ts';

/** Colleagues and teams, as choices for fields that say who looks after something. */
export function useColleagues() {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => api.get('/api/v1/colleagues', { schema: colleagueList }),
    staleTime: 300_000,
  });
  return {
    people: (data?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name })),
    teams: (data?.teams ?? []).map(({ teamId, name }) => ({ value: teamId, label: name })),
  };
}
