import { sql, type Tx } from '../../platform/db/index.ts';
import type { IdentifierKind, Identifiers } from './identifiers.ts';

export const readSuppression = (
  tx: Tx,
  hashes: readonly string[],
): Promise<{ hash: string; purposes: string[] }[]> =>
  tx.query(sql`
    SELECT encode(hash, 'hex') AS hash, array_agg(purpose_key) AS purposes
      FROM suppression WHERE hash = ANY (${hashes.map((hash) => Buffer.from(hash, 'hex'))}::bytea[])
     GROUP BY hash`);

export async function insertSuppression(
  tx: Tx,
  hashes: ReadonlyMap<string, IdentifierKind>,
  purposes: readonly string[],
  reason: 'erased' | 'objected',
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO suppression (hash, kind, purpose_key, reason)
    SELECT decode(h.hash, 'hex'), h.kind, p.purpose_key, ${reason}
      FROM unnest(${[...hashes.keys()]}::text[], ${[...hashes.values()]}::text[]) AS h(hash, kind),
           unnest(${purposes}::text[]) AS p(purpose_key)
    ON CONFLICT (hash, purpose_key) DO NOTHING`);
}

/**
 * Who objected to every purpose whose key begins so objected to what is new among them, too: direct marketing is one thing
 * to Art. 21(3), however many ways the firm finds.
 */
export async function extendObjections(tx: Tx, purpose: string, prefix: string): Promise<void> {
  await tx.execute(sql`
    INSERT INTO suppression (hash, kind, purpose_key, reason)
    SELECT s.hash, min(s.kind), ${purpose}, 'objected' FROM suppression s
     WHERE starts_with(s.purpose_key, ${prefix}) AND s.purpose_key <> ${purpose}
     GROUP BY s.hash
    HAVING count(*) >= (SELECT count(*) FROM purpose p WHERE starts_with(p.purpose_key, ${prefix}) AND p.purpose_key <> ${purpose})
    ON CONFLICT (hash, purpose_key) DO NOTHING`);
}

export async function deleteSuppression(
  tx: Tx,
  hashes: readonly string[],
  purposes: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    DELETE FROM suppression
     WHERE hash = ANY (${hashes.map((hash) => Buffer.from(hash, 'hex'))}::bytea[]) AND purpose_key = ANY (${purposes})`);
}

/** What contacts are recognised by, also under purposes that do not open contact points: only hashes are made of it. */
export async function readIdentifiers(tx: Tx, contactIds: readonly string[]): Promise<Identifiers[]> {
  const rows = await tx.query<{
    contact_id: string;
    emails: string[];
    phones: string[];
    given_name: string | null;
    family_name: string | null;
    birthday: string | null;
    postal_codes: string[];
  }>(sql`SELECT * FROM identifiers_of(${contactIds}::uuid[])`);
  return rows.flatMap(({ emails, phones, given_name, family_name, birthday, postal_codes }) => {
    const name = { givenName: given_name, familyName: family_name, birthday };
    const places = postal_codes.length > 0 ? postal_codes : [null];
    return places.map((postalCode) => ({ emails, phones, person: { ...name, postalCode } }));
  });
}
