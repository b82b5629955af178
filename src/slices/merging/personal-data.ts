import { linkTo, personal, type TableDeclaration, technical, WITH_CONTACT } from '../../kernel/register.ts';
import type { SIGNS } from './contract.ts';

const SIGN_NAMES: Record<(typeof SIGNS)[number], { de: string; en: string }> = {
  email: { de: 'gleiche E-Mail-Adresse', en: 'same e-mail address' },
  phone: { de: 'gleiche Rufnummer', en: 'same phone number' },
  'name-company': { de: 'gleicher Name in derselben Firma', en: 'same name in the same company' },
  'name-postcode': { de: 'gleicher Name und gleiche Postleitzahl', en: 'same name and postcode' },
  'near-name': { de: 'ähnlicher Name', en: 'similar name' },
};

export const mergingTables: readonly TableDeclaration[] = [
  {
    table: 'duplicate_candidate',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Mögliche Dubletten', en: 'Possible duplicates' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      pair_id: technical,
      contact_id: linkTo('contact', 'contact_id'),
      other_id: linkTo('contact', 'contact_id'),
      reasons: personal('Was dafür spricht', 'What speaks for it', { values: SIGN_NAMES }),
      score: technical,
      found_at: personal('Gefunden am', 'Found on'),
      decided_at: personal('Als verschieden erkannt am', 'Decided to be two people on'),
      decided_by: { kind: 'link' },
    },
  },
  {
    table: 'duplicate_search',
    whose: 'nobody',
    label: { de: 'Stand der Dublettensuche', en: 'State of the search for duplicates' },
    deletion: { de: 'bleibt', en: 'stays' },
    erasure: { act: 'none', why: { de: 'sagt über niemanden etwas', en: 'says nothing about anybody' } },
    columns: { search_id: technical, seen_until: technical, finished_at: technical },
  },
];
