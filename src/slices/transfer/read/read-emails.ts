import { emailAddress } from '../../../kernel/wire.ts';
import type { Warn } from './contact-draft.ts';

/** An Exchange directory entry, which Outlook writes where an address should be. */
const EXCHANGE = /^\/o=/i;

export const isEmail = (text: string): boolean => text.includes('@') && emailAddress.safeParse(text).success;

/** The addresses in a cell: one, several, or with names around them ("Änne Grün <aenne@gruen.example>"). */
export function readEmails(cell: string, warn: Warn): string[] {
  if (EXCHANGE.test(cell)) {
    warn('email-exchange');
    return [];
  }
  const addresses = new Set<string>();
  let broken = false;
  // Also cuts at ' ::: ': a colon is in no address.
  for (const piece of cell.split(/[\s;,]+/)) {
    if (!piece.includes('@')) continue;
    const address = emailAddress.safeParse(
      piece
        .replace(/^mailto:/i, '')
        .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
        .replace(/^[<('"[]+|[>)'"\].]+$/g, ''),
    );
    if (address.success) addresses.add(address.data);
    else broken = true;
  }
  if (addresses.size === 0 && !/^[\s–—-]*$/.test(cell)) warn('email-invalid');
  else if (broken) warn('email-partly-read');
  return [...addresses];
}
