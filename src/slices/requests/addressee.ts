import type { Tx } from '../../platform/db/index.ts';
import type { Firm } from '../access/index.ts';
import { readContact } from '../contacts/index.ts';
import type { RequestRow } from './store.ts';

type Language = 'de' | 'en';
type ContactRecord = Awaited<ReturnType<typeof readContact>>;

/** Whom an answer goes to. */
export interface Addressee {
  /** For the address field: the name, and where it goes by post, as lines; no more than six. */
  lines: string[];
  /** Where it can go by mail, the first to use first. */
  emails: string[];
  /** As the person prefers it, where Obhut speaks it; else the firm's. */
  language: Language;
  /** The line that a letter begins with. */
  greeting: Record<Language, string>;
}

/** Of the contact, or of the stranger who asked. To be read before an erasure takes it away. */
export async function addresseeOf(tx: Tx, request: RequestRow, firm: Firm): Promise<Addressee> {
  if (request.contact_id) return ofContact(await readContact(tx, request.contact_id), firm);
  const { requester_name: name, requester_address: address, requester_email: email } = request;
  return {
    lines: [name, ...address.split('\n')].map((line) => line.trim()).filter(Boolean),
    emails: email ? [email] : [],
    language: firm.language,
    greeting: byName(name),
  };
}

const byName = (name: string): Addressee['greeting'] => ({ de: `Guten Tag ${name},`, en: `Dear ${name},` });

function ofContact(contact: ContactRecord, firm: Firm): Addressee {
  return {
    lines: [contact.display_name, ...postalLines(contact, firm)],
    emails: contact.emails.map(({ address }) => address),
    language: contact.language === 'de' || contact.language === 'en' ? contact.language : firm.language,
    greeting: greetingOf(contact),
  };
}

/** A letter about somebody's data goes home, where an address at home is known; at work it is personal. */
function postalLines({ addresses, companies }: ContactRecord, firm: Firm): string[] {
  const address = addresses.find(({ kind }) => kind === 'private') ?? addresses[0];
  if (!address) return [];
  return [
    address.kind === 'work' ? (companies[0]?.name ?? '') : '',
    address.extra,
    address.street,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.country === firm.country ? '' : countryLine(address.country),
  ].filter(Boolean);
}

/** DIN 5008: in capitals, in the language of the country of dispatch. */
function countryLine(country: string): string {
  const name = /^[A-Z]{2}$/.test(country)
    ? new Intl.DisplayNames(['de'], { type: 'region' }).of(country)
    : country;
  return (name ?? country).toUpperCase();
}

/** By sex only where it was said; everybody else by their name. */
function greetingOf(contact: ContactRecord): Addressee['greeting'] {
  const { salutation, title, family_name: family, display_name: name } = contact;
  if (!family) return byName(name);
  const titled = [title, family].filter(Boolean).join(' ');
  if (salutation === 'ms')
    return { de: `Sehr geehrte Frau ${titled},`, en: `Dear ${title ? titled : `Ms ${family}`},` };
  if (salutation === 'mr')
    return { de: `Sehr geehrter Herr ${titled},`, en: `Dear ${title ? titled : `Mr ${family}`},` };
  if (salutation === 'family') return { de: `Sehr geehrte Familie ${family},`, en: `Dear ${family} family,` };
  return byName(name);
}
