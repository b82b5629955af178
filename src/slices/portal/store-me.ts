import { sql, type Tx } from '../../platform/db/index.ts';
import type { RequestRow } from '../requests/index.ts';
import type { PortalMe } from './contract.ts';

export type OwnRequest = Pick<
  RequestRow,
  'request_id' | 'kind' | 'state' | 'received_on' | 'due_on' | 'done_at'
>;

/** The visit, the person's requests, newest first, and what they can propose to correct; in one round trip. */
export async function readMe(
  tx: Tx,
  contactId: string,
  sessionHash: Buffer,
): Promise<{
  session: { expires_at: Date } | undefined;
  requests: OwnRequest[];
  current: PortalMe['current'] | undefined;
}> {
  const [session, requests, person] = await tx.batch([
    sql`SELECT contact_id, expires_at FROM portal_session WHERE hash = ${sessionHash}`,
    sql`SELECT contact_id, request_id, kind, state, received_on, due_on, done_at FROM rights_request
         WHERE contact_id = ${contactId} ORDER BY created_at DESC, request_id DESC LIMIT 200`,
    sql`SELECT c.contact_id, jsonb_build_object(
          'salutation', c.salutation, 'title', c.title, 'givenName', c.given_name, 'familyName', c.family_name,
          'emails', coalesce((SELECT jsonb_agg(jsonb_build_object('address', e.address, 'kind', e.kind) ORDER BY e.position)
            FROM contact_email e WHERE e.contact_id = c.contact_id), '[]'),
          'phones', coalesce((SELECT jsonb_agg(jsonb_build_object('number', p.number, 'kind', p.kind) ORDER BY p.position)
            FROM contact_phone p WHERE p.contact_id = c.contact_id), '[]'),
          'addresses', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', a.kind, 'street', a.street, 'extra', a.extra,
            'postalCode', a.postal_code, 'city', a.city, 'region', a.region, 'country', a.country) ORDER BY a.position)
            FROM contact_address a WHERE a.contact_id = c.contact_id), '[]')) AS current
          FROM contact c WHERE c.contact_id = ${contactId}`,
  ]);
  return {
    session: session!.rows[0] as { expires_at: Date } | undefined,
    requests: requests!.rows as unknown as OwnRequest[],
    current: person!.rows[0]?.current as PortalMe['current'] | undefined,
  };
}
