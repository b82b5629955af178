import { sql, type Tx } from '../../platform/db/index.ts';

export interface PhoneConsent {
  numbers: string[];
  text_hash: Buffer | null;
  given_at: Date;
  keep_until: Date;
}

/**
 * Consents to telephone advertising of these contacts, of any status, whose proof must still be kept. Calls are not
 * tied to a consent, so the last moment at which it could have been used counts as its last use.
 */
export const readPhoneConsents = (tx: Tx, contactIds: readonly string[]): Promise<PhoneConsent[]> =>
  tx.query(sql`
    SELECT * FROM (
      SELECT ARRAY(SELECT p.number FROM contact_phone p WHERE p.contact_id = g.contact_id) AS numbers,
             g.evidence_hash AS text_hash, g.starts_at AS given_at,
             greatest(g.starts_at, least(now(), g.ends_at, CASE WHEN g.status <> 'given' THEN g.status_at END))
               + interval '5 years' AS keep_until
        FROM ground g
       WHERE g.contact_id = ANY (${contactIds}::uuid[]) AND g.purpose_key = 'marketing-phone' AND g.legal_basis = 'consent'
    ) consent WHERE keep_until > now()`);

export async function insertProofs(
  tx: Tx,
  proofs: readonly {
    proofId: string;
    subject: Buffer;
    text: Buffer | null;
    givenAt: Date;
    keepUntil: Date;
  }[],
  statute: string,
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO consent_proof (proof_id, subject_hash, text_hash, given_at, keep_until, statute)
    SELECT proof_id, subject_hash, text_hash, given_at, keep_until, ${statute}
      FROM unnest(${proofs.map(({ proofId }) => proofId)}::uuid[], ${proofs.map(({ subject }) => subject)}::bytea[],
                  ${proofs.map(({ text }) => text)}::bytea[], ${proofs.map(({ givenAt }) => givenAt)}::timestamptz[],
                  ${proofs.map(({ keepUntil }) => keepUntil)}::timestamptz[])
        AS p(proof_id, subject_hash, text_hash, given_at, keep_until)`);
}
