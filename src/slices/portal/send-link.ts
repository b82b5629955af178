import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { publicUrl } from '../../platform/public-url.ts';
import { loadFirm } from '../access/index.ts';
import { queueMail } from '../mail/index.ts';
import { linkMail, proofMail } from './mail-texts.ts';
import { insertLink } from './store.ts';
import { hashToken, makeToken } from './token.ts';

/** Longer where the firm sends it: the person does not sit before their mailbox and wait. Greylisting takes half an hour. */
const ASKED_HOURS = 1;
const SENT_HOURS = 24;
/** To show who asks (Art. 12(6)): over a weekend, since the clock of the request stands. */
const PROOF_HOURS = 72;

/**
 * Makes a one-time link and enqueues the mail that carries it. The secret stands behind the #, which no browser sends:
 * it is in no log of a server or proxy and in no referrer. Needs a purpose that opens communication, and the contact.
 */
export async function sendLink(
  ctx: Ctx,
  tx: Tx,
  {
    contactId,
    address,
    language,
    isAsked,
    proof,
  }: {
    contactId: string;
    address: string;
    language: 'de' | 'en';
    isAsked: boolean;
    /** The request that the link is sent for, so that coming in shows who asks. */
    proof?: { requestId: string; receivedOn: string };
  },
): Promise<void> {
  const token = makeToken();
  const hours = proof ? PROOF_HOURS : isAsked ? ASKED_HOURS : SENT_HOURS;
  await insertLink(tx, {
    linkId: uuid(),
    contactId,
    address,
    requestId: proof?.requestId ?? null,
    hash: hashToken(token),
    language,
    createdBy: tx.work.actor.id,
    validHours: hours,
  });
  const url = `${publicUrl(ctx.config)}/portal/enter?language=${language}#${token}`;
  const firm = await loadFirm(tx);
  const mail = proof
    ? proofMail(firm, { url, hours, receivedOn: proof.receivedOn }, language)
    : linkMail(firm, { url, hours, isAsked }, language);
  await queueMail(ctx, tx, { contactId, kind: 'portal-link', to: address, language, ...mail });
  tx.touch([contactId]);
}
