import type { Fault } from '../../kernel/app-error.ts';
import type { InteractionChange } from './contract.ts';
import type { Named } from './store-write.ts';

/** A fault for whatever is named and not there, or not to be seen under the purpose. */
export function faultsOfNamed(
  {
    people = [],
    companyId,
    dealId,
    ticketId,
  }: Pick<InteractionChange, 'people' | 'companyId' | 'dealId' | 'ticketId'>,
  named: Named,
): Fault[] {
  return [
    ...people.flatMap((contactId, index) =>
      named.contacts.has(contactId) ? [] : [{ at: `body.people.${index}`, code: 'no-such-contact' }],
    ),
    ...(companyId && !named.companies.has(companyId)
      ? [{ at: 'body.companyId', code: 'no-such-company' }]
      : []),
    ...(dealId && !named.deals.has(dealId) ? [{ at: 'body.dealId', code: 'no-such-deal' }] : []),
    ...(ticketId && !named.tickets.has(ticketId) ? [{ at: 'body.ticketId', code: 'no-such-ticket' }] : []),
  ];
}
