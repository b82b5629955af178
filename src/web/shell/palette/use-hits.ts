import { useDebouncedValue } from '@mantine/hooks';
import { companyPage } from '../../../slices/companies/contract.ts';
import { contactPage } from '../../../slices/contacts/contract.ts';
import { useApi } from '../../query.ts';
import { useMay } from '../../session.tsx';

const SHORTEST = 2;

/** Contacts and companies as typed. Each look-up is logged: from two letters on, and when the typing rests. */
export function useHits(typed: string) {
  const [wanted] = useDebouncedValue(typed.trim(), 350);
  const isSearching = wanted.length >= SHORTEST && typed.trim().length >= SHORTEST;
  const mayContacts = useMay('contact.read');
  const mayCompanies = useMay('company.read');
  const contacts = useApi('/api/v1/contacts', {
    schema: contactPage,
    query: { q: wanted, limit: 5 },
    enabled: isSearching && mayContacts,
  });
  const companies = useApi('/api/v1/companies', {
    schema: companyPage,
    query: { q: wanted, limit: 4 },
    enabled: isSearching && mayCompanies,
  });
  return {
    contacts: isSearching ? (contacts.data?.items ?? []) : [],
    companies: isSearching ? (companies.data?.items ?? []) : [],
    isFetching: contacts.isFetching || companies.isFetching,
    error: contacts.error ?? companies.error,
  };
}
