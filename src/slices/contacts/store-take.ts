import { sql, type Tx } from '../../platform/db/index.ts';

/** Fills what is empty of one contact with what another has; a birthday as a whole. */
export const takeBlanks = (tx: Tx, contactId: string, fromId: string): Promise<number> =>
  tx.execute(sql`
    UPDATE contact c
       SET owner_id = coalesce(c.owner_id, n.owner_id), team_id = coalesce(c.team_id, n.team_id),
           salutation = CASE WHEN c.salutation = 'none' THEN n.salutation ELSE c.salutation END,
           title = coalesce(c.title, n.title), given_name = coalesce(c.given_name, n.given_name),
           middle_name = coalesce(c.middle_name, n.middle_name), family_name = coalesce(c.family_name, n.family_name),
           name_suffix = coalesce(c.name_suffix, n.name_suffix), nickname = coalesce(c.nickname, n.nickname),
           birth_year = CASE WHEN c.birth_month IS NULL THEN n.birth_year ELSE c.birth_year END,
           birth_month = coalesce(c.birth_month, n.birth_month),
           birth_day = CASE WHEN c.birth_month IS NULL THEN n.birth_day ELSE c.birth_day END,
           language = coalesce(c.language, n.language), external_id = coalesce(c.external_id, n.external_id)
      FROM contact n WHERE c.contact_id = ${contactId} AND n.contact_id = ${fromId}`);
