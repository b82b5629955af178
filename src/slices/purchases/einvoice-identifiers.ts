import { readPhone } from '../../platform/phone.ts';
import type { EInvoice } from './einvoice/invoice.ts';
import { emailsOf } from './match-einvoice-buyer.ts';

const EMAIL = /[^\s@<>()[\],;:"'\\=]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu;
const MAX_IDENTIFIERS = 200;

/** What erasure finds the buyer's person by: addresses, and numbers as contacts have them. */
export function identifiersOfInvoice(invoice: EInvoice): string[] {
  const { phone } = invoice.buyer.contact;
  const country = invoice.buyer.address.country ?? 'DE';
  return [...emailsOf(invoice), ...(phone ? [readPhone(phone, country)?.number ?? phone] : [])];
}

/** The same from a file that cannot be read as an invoice: every e-mail address in it. */
export function identifiersInText(bytes: Buffer): string[] {
  const found = new Set<string>();
  for (const [address] of bytes.toString('utf8').matchAll(EMAIL)) {
    found.add(address.toWellFormed().replaceAll('\0', '').toLowerCase());
    if (found.size >= MAX_IDENTIFIERS) break;
  }
  return [...found];
}
