import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { loadFirm } from '../access/index.ts';
import { findSuppressed } from '../grounds/index.ts';
import { queueMail } from '../mail/index.ts';
import { recordRequest } from '../requests/index.ts';
import { lookingMail, nothingHeldMail, sharedMail } from './mail-texts.ts';
import { sendLink } from './send-link.ts';
import { countMail, findByEmail, isBeingAnswered, isHeldElsewhere, takeAsk } from './store.ts';

/** Nobody can fill a mailbox by asking for it. */
const MAILS_A_DAY = 3;

type Ask = NonNullable<Awaited<ReturnType<typeof takeAsk>>>;

/**
 * Answers to an address that was typed into the portal, and to nobody else: a link, or that nothing is held, or that
 * somebody will look. The machine does it later, so that whoever typed it learns nothing from the page or its clock.
 */
export async function answerAsk(ctx: Ctx, tx: Tx, askId: string): Promise<void> {
  const ask = await takeAsk(tx, askId);
  if (!ask) return;
  const { address, language } = ask;
  if (!(await countMail(tx, ctx.keys.hash('portal', `address:${address}`), MAILS_A_DAY))) return;
  const people = await findByEmail(tx, address);
  if (people.length === 1) return sendLink(ctx, tx, { contactId: people[0]!, ...ask, isAsked: true });
  const firm = await loadFirm(tx);
  const mail = { contactId: null, kind: 'rights-answer', to: address, language } as const;
  // Art. 12(6), 15(4): which of them asks, a person has to find out.
  if (people.length > 1) {
    await leaveToDesk(ctx, tx, ask, 'shared');
    await queueMail(ctx, tx, { ...mail, ...sharedMail(firm, language) });
  } else if (await isHeldElsewhere(tx, ctx.register, address)) {
    await leaveToDesk(ctx, tx, ask, 'unassigned');
    await queueMail(ctx, tx, { ...mail, ...lookingMail(firm, language) });
  } else {
    const [remembered] = await findSuppressed(ctx, tx, [{ emails: [address], phones: [] }]);
    const written = nothingHeldMail(firm, { address, isRemembered: remembered!.size > 0 }, language);
    await queueMail(ctx, tx, { ...mail, ...written });
  }
}

/** What the desk reads; in German and English, since nobody knows yet who will see to it. */
const NOTES = {
  shared:
    'Portal: Mehrere Kontakte haben diese E-Mail-Adresse. Ein Link wurde nicht gesendet; es ist zu klären, wer fragt (Art. 12 Abs. 6, Art. 15 Abs. 4 DSGVO).\nPortal: several contacts have this address. No link was sent; find out who asks.',
  unassigned:
    'Portal: Die E-Mail-Adresse gehört zu keinem Kontakt, steht aber in Daten, die noch niemandem zugeordnet sind (Quarantäne, Eingang, frühere Anträge).\nPortal: no contact has this address, but it stands in data that is not assigned to anybody yet (quarantine, intake, earlier requests).',
};

async function leaveToDesk(ctx: Ctx, tx: Tx, { address }: Ask, why: keyof typeof NOTES): Promise<void> {
  if (await isBeingAnswered(tx, address)) return;
  await recordRequest(ctx, tx, {
    contactId: null,
    kind: 'access',
    channel: 'portal',
    note: NOTES[why],
    requester: { name: address, address: '', email: address },
  });
}
