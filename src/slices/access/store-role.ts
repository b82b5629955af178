import type { Role } from '../../kernel/role.ts';
import { sql, type Tx } from '../../platform/db/index.ts';

export interface PurposeRow {
  purpose_key: string;
  label_de: string;
  label_en: string;
  for_grounds: boolean;
}

/** Purposes by role, as they stand in the permission concept. */
export async function listRolePurposes(tx: Tx): Promise<Map<Role, string[]>> {
  const rows = await tx.query<{ role_key: Role; purposes: string[] }>(sql`
    SELECT role_key, array_agg(purpose_key ORDER BY bit) AS purposes
      FROM role_purpose JOIN purpose USING (purpose_key) GROUP BY role_key`);
  return new Map(rows.map(({ role_key: role, purposes }) => [role, purposes]));
}

export const listPurposes = (tx: Tx): Promise<PurposeRow[]> =>
  tx.query(sql`SELECT purpose_key, label_de, label_en, for_grounds FROM purpose ORDER BY bit`);

export async function replaceRolePurposes(tx: Tx, role: Role, purposes: readonly string[]): Promise<void> {
  await tx.batch([
    sql`DELETE FROM role_purpose WHERE role_key = ${role} AND purpose_key <> ALL (${purposes})`,
    sql`INSERT INTO role_purpose (role_key, purpose_key) SELECT ${role}, unnest(${purposes}::text[])
        ON CONFLICT DO NOTHING`,
  ]);
}
