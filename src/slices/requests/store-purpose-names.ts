import { sql, type Tx } from '../../platform/db/index.ts';

/** What the purposes are called, by key. */
export async function purposeNames(tx: Tx, language: 'de' | 'en'): Promise<Map<string, string>> {
  const rows = await tx.query<{ purpose_key: string; label_de: string; label_en: string }>(
    sql`SELECT purpose_key, label_de, label_en FROM purpose`,
  );
  return new Map(rows.map((row) => [row.purpose_key, language === 'de' ? row.label_de : row.label_en]));
}
