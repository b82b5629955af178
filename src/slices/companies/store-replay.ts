import { sql, type Tx } from '../../platform/db/index.ts';

/** Ids after this one, in their order. */
export const pageOfCompanies = async (tx: Tx, after: string, limit: number): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      sql`SELECT company_id AS id FROM company WHERE company_id > ${after}::uuid ORDER BY company_id LIMIT ${limit}`,
    )
  ).map(({ id }) => id);

/** In a replay alone. */
export const deleteAgain = (
  tx: Tx,
  { person, organisation }: { person: readonly string[]; organisation: readonly string[] },
): Promise<number> => tx.execute(sql`SELECT replay_companies(${organisation}::uuid[], ${person}::uuid[])`);
