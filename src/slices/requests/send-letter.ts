import { invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Firm } from '../access/index.ts';
import { queueMail } from '../mail/index.ts';
import type { Addressee } from './addressee.ts';
import type { Delivery, Letter } from './contract.ts';
import { LETTER_TEXTS } from './letter-texts.ts';

export interface File {
  name: string;
  type: string;
  content: Buffer;
}
/** How a letter is to go. */
export interface Sending {
  deliver: Delivery;
  /** One of the addresses of the person; absent: the first. */
  to?: string | undefined;
}
export interface Outgoing extends Sending {
  letter: Letter;
  addressee: Addressee;
  firm: Firm;
  /** Whom the mail hangs on; null for strangers. */
  contactId: string | null;
  /** The person is erased just now, or about to be: the mail outlives them by some days. */
  isFarewell: boolean;
  kind: 'rights-answer' | 'rights-notice';
  enclosures: readonly File[];
  /** Where the person finds the portal. */
  portalUrl: string;
}
/** What went by mail, and what is to be printed. */
export interface Sent {
  mailId: string | null;
  files: File[];
}

/**
 * The address that a mail goes to. Throws `invalid-input` for one that is not the person's, where there is none, and for
 * a link to the portal for somebody who finds nothing there.
 */
export function checkSending(
  { deliver, to }: Sending,
  { addressee, isKnown }: { addressee: Addressee; isKnown: boolean },
): string | null {
  if (deliver !== 'link' && deliver !== 'attachment') return null;
  if (deliver === 'link' && !isKnown) throw invalid('body.deliver', 'link-for-contacts');
  const address = to ?? addressee.emails[0];
  if (!address) throw invalid('body.deliver', 'no-mail-address');
  if (!addressee.emails.includes(address)) throw invalid('body.to', 'not-their-address');
  return address;
}

/** Queues the mail, or makes the letter to print. What is told by word of mouth leaves nothing. */
export async function sendLetter(ctx: Ctx, tx: Tx, outgoing: Outgoing): Promise<Sent> {
  const { deliver, letter, firm, addressee, contactId, isFarewell, kind } = outgoing;
  if (deliver === 'told') return { mailId: null, files: [] };
  const texts = LETTER_TEXTS[letter.language];
  const isLink = deliver === 'link';
  const to = checkSending(outgoing, { addressee, isKnown: isFarewell || contactId !== null });
  const text =
    to && isLink && !isFarewell ? `${letter.text}\n\n${texts.portal(outgoing.portalUrl)}` : letter.text;
  const files = isLink ? [] : await letterWith(ctx, outgoing);
  if (!to) return { mailId: null, files };
  const mailId = await queueMail(ctx, tx, {
    contactId: isFarewell ? null : contactId,
    ...(isFarewell ? { farewell: true } : {}),
    kind,
    to,
    language: letter.language,
    subject: letter.subject,
    text: `${text}\n\n${signature(firm)}\n`,
    ...(files.length > 0 ? { attachments: files } : {}),
  });
  return { mailId, files: [] };
}

/** The firm's address under a mail; a letter has it at its head. */
const signature = (firm: Firm): string =>
  [
    '-- ',
    firm.name,
    firm.street,
    [firm.postalCode, firm.city].filter(Boolean).join(' '),
    firm.privacyEmail,
    firm.privacyPhone ?? '',
  ]
    .filter(Boolean)
    .join('\n');

async function letterWith(ctx: Ctx, outgoing: Outgoing): Promise<File[]> {
  const { letter, firm, addressee, enclosures } = outgoing;
  const texts = LETTER_TEXTS[letter.language];
  // Loaded with the first letter: the library and its fonts are 15 MB that most servers never need.
  const { drawLetter } = await import('./letter-pdf.ts');
  const content = await drawLetter(letter, {
    firm,
    address: addressee.lines,
    at: ctx.clock.now(),
    enclosures: enclosures.length > 0 ? texts.enclosures(enclosures.map(({ name }) => name)) : '',
  });
  return [{ name: texts.fileNames.letter, type: 'application/pdf', content }, ...enclosures];
}
