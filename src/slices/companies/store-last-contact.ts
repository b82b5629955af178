import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { CompanyQuery } from './contract.ts';

const AT_ALL = sql``;

/** Latest interaction, in or out, that names the company, and latest one with somebody who belongs to it. */
export const lastContactOf = (companyId: Sql): Sql => sql`
  greatest((SELECT i.occurred_at FROM interaction i WHERE i.company_id = ${companyId} AND i.direction <> 'internal'
             ORDER BY i.occurred_at DESC, i.interaction_id DESC LIMIT 1),
           (SELECT max(x.last_contact_at) FROM contact_company cc JOIN contact_activity x USING (contact_id)
             WHERE cc.company_id = ${companyId}))`;

/** Conditions on `company`. Where the purpose does not open communication nobody is found: "never" would be true of all. */
export function lastContactConditions(
  tx: Tx,
  {
    lastContact,
    lastContactBefore,
    lastContactSince,
  }: Pick<CompanyQuery, 'lastContact' | 'lastContactBefore' | 'lastContactSince'>,
): Sql[] {
  if (!lastContact && !lastContactBefore && !lastContactSince) return [];
  if (!tx.purposes.get(tx.work.purpose)?.categories.includes('communication')) return [sql`false`];
  return [
    ...(lastContact === 'never' ? [sql`NOT ${spoken(AT_ALL, AT_ALL)}`] : []),
    ...(lastContactSince ? [since(lastContactSince)] : []),
    ...(lastContactBefore ? [sql`${spoken(AT_ALL, AT_ALL)} AND NOT ${since(lastContactBefore)}`] : []),
  ];
}

const since = (moment: string): Sql =>
  spoken(sql`AND i.occurred_at >= ${new Date(moment)}`, sql`AND x.last_contact_at >= ${new Date(moment)}`);

const spoken = (when: Sql, whenByPerson: Sql): Sql => sql`
  (EXISTS (SELECT FROM interaction i WHERE i.company_id = company.company_id AND i.direction <> 'internal' ${when})
   OR EXISTS (SELECT FROM contact_company cc JOIN contact_activity x USING (contact_id)
               WHERE cc.company_id = company.company_id ${whenByPerson}))`;
