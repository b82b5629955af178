import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { normalisePhone } from './identifiers.ts';
import { insertProofs, readPhoneConsents } from './store-proof.ts';

const STATUTE = '§ 7a UWG';

/**
 * Keeps the proof of consent to telephone advertising beyond erasure (UWG s.7a: five years from the grant and again
 * from each use, also after withdrawal): keyed hash of the number, hash of the text, times. To be called before the
 * contacts' grounds and numbers go, under `rights` or `upkeep`. Returns how many proofs were written.
 */
export async function keepConsentProofs(ctx: Ctx, tx: Tx, contactIds: readonly string[]): Promise<number> {
  const consents = await readPhoneConsents(tx, contactIds);
  const proofs = consents.flatMap((consent) =>
    [...new Set(consent.numbers.map(normalisePhone))].filter(Boolean).map((number) => ({
      proofId: uuid(),
      subject: hashNumber(ctx, number),
      text: consent.text_hash,
      givenAt: consent.given_at,
      keepUntil: consent.keep_until,
    })),
  );
  if (proofs.length > 0) await insertProofs(tx, proofs, STATUTE);
  return proofs.length;
}

/** Until when erasing this contact would leave a proof behind; null where there is none to keep. */
export async function consentProofUntil(tx: Tx, contactId: string): Promise<Date | null> {
  const ends = (await readPhoneConsents(tx, [contactId]))
    .filter(({ numbers }) => numbers.length > 0)
    .map((consent) => consent.keep_until.getTime());
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** Under a key of its own, so that the proofs cannot be matched with the suppressions. */
const hashNumber = (ctx: Ctx, number: string): Buffer => ctx.keys.hash('consent-proof', `phone:${number}`);
