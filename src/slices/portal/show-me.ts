import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { LegalBasis } from '../../kernel/purpose.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { footingOf, isReached } from '../grounds/index.ts';
import { makeReport } from '../requests/index.ts';
import { previewErasure } from '../retention/index.ts';
import type { portalMe } from './contract.ts';
import { presentRequest } from './present-request.ts';
import { readMe } from './store-me.ts';

type Language = 'de' | 'en';
type Me = z.input<typeof portalMe>;

/** Everything that the page of a person shows. Throws `not-found`. */
export async function showMe(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  sessionHash: Buffer,
  language: Language,
): Promise<Me> {
  const { session, requests, current } = await readMe(tx, contactId, sessionHash);
  if (!session || !current) throw new AppError('not-found');
  const report = await makeReport(ctx, tx, contactId, language);
  const { grounds } = await footingOf(ctx, tx, contactId, language);
  const { keeps } = await previewErasure(ctx, tx, contactId);
  return {
    expiresAt: session.expires_at,
    report,
    purposes: grounds.map((ground) => ({ groundId: ground.groundId, ...possible(ground) })),
    keeps: keeps
      .filter(({ identifies }) => identifies)
      .map(({ what, why, until }) => ({ what: what[language], why: why[language], until })),
    requests: requests.map(presentRequest),
    current,
  };
}

/** A consent is withdrawn; against what else Art. 21 reaches, one objects. */
function possible(ground: {
  purpose: string;
  legalBasis: LegalBasis;
  status: string;
  isOpen: boolean;
}): Omit<Me['purposes'][number], 'groundId'> {
  const isGiven = ground.status === 'given';
  const isConsent = ground.legalBasis === 'consent';
  return {
    isOpen: ground.isOpen,
    canWithdraw: isGiven && isConsent,
    canObject:
      isGiven && !isConsent && isReached({ purpose_key: ground.purpose, legal_basis: ground.legalBasis }),
  };
}
