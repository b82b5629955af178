import { useApi } from '../../../web/query.ts';
import { contact } from '../../contacts/contract.ts';
import { Timeline } from './timeline.tsx';

/** On the page of a contact: the page has asked for the contact already. */
export function ContactTimeline({ contactId }: { contactId: string }) {
  const { data } = useApi(`/api/v1/contacts/${contactId}`, { schema: contact });
  return <Timeline of={{ contactId }} people={data ? [{ contactId, displayName: data.displayName }] : []} />;
}
