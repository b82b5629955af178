import { getRouteApi } from '@tanstack/react-router';
import { useApi } from '../../../web/query.ts';
import { company as companySchema } from '../../companies/contract.ts';

const route = getRouteApi('/shell/contacts/new');

/** The company at which a new contact starts, where the page was opened from one. */
export function useStartCompany() {
  const { companyId } = route.useSearch();
  const { data, isLoading } = useApi(`/api/v1/companies/${companyId}`, {
    schema: companySchema,
    enabled: companyId !== undefined,
  });
  return { company: data ? { companyId: data.companyId, name: data.name } : undefined, isPending: isLoading };
}
