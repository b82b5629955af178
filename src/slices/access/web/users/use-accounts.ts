import { useQueryClient } from '@tanstack/react-query';
import { useApi, useRefresh } from '../../../../web/query.ts';
import { sessionQuery } from '../../../../web/session.tsx';
import { roleConcept, teamList, userList } from '../../contract.ts';

/** The routes of accounts have a purpose of their own, whatever the header says. */
const purpose = 'access';

export const useUsers = () => useApi('/api/v1/users', { schema: userList, purpose });
export const useTeams = () => useApi('/api/v1/teams', { schema: teamList, purpose });
export const useConcept = () => useApi('/api/v1/roles', { schema: roleConcept, purpose });

/** After a change to accounts, departments or roles. It may have changed what the user themselves may do. */
export function useRefreshAccounts(): () => Promise<void> {
  const client = useQueryClient();
  const refresh = useRefresh();
  return async () => {
    await refresh('/api/v1/users', '/api/v1/teams', '/api/v1/roles');
    await client.invalidateQueries({ queryKey: ['colleagues'] });
    await client.invalidateQueries({ queryKey: ['purposes'] });
    await client.invalidateQueries(sessionQuery);
  };
}
