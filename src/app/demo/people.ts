import type { z } from 'zod';
import type { contactInput } from '../../slices/contacts/contract.ts';
import type { GroundInput } from '../../slices/grounds/contract.ts';
import { FAMILIES, MEN, PLACES, ROLES_IN_COMPANY, STREETS, TRADES, WOMEN } from './names.ts';
import { type Dice, dice } from './seeded.ts';

export interface DemoCompany {
  name: string;
  industry: string;
  website: string;
  email: string;
  phone: string;
  street: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
  vatId: string | null;
}
export interface DemoPerson {
  input: z.input<typeof contactInput>;
  /** Index of the company, or undefined for private people. */
  company: number | undefined;
  role: string;
  department: string;
}

const DAY = 86_400_000;

/** `Groß & Söhne` becomes `gross-soehne`. */
export const domainOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

export function inventCompanies(count: number): DemoCompany[] {
  const roll = dice(20261124);
  const taken = new Set<string>();
  const companies: DemoCompany[] = [];
  while (companies.length < count) {
    const [trade, industry, forms] = roll.pick(TRADES);
    const owner = roll.pick(FAMILIES);
    const name = roll.chance(0.3)
      ? `${trade} ${owner} & ${roll.pick(['Söhne', 'Partner', roll.pick(FAMILIES)])} ${roll.pick(forms)}`
      : `${owner} ${trade} ${roll.pick(forms)}`;
    const domain = `${domainOf(`${owner} ${trade}`)}.example`;
    if (taken.has(domain)) continue;
    taken.add(domain);
    const place = roll.pick(PLACES);
    companies.push({
      name,
      industry,
      website: `https://${domain}`,
      email: `info@${domain}`,
      phone: `${place.phone} ${roll.below(10)}00`,
      street: `${roll.pick(STREETS)} ${1 + roll.below(120)}`,
      postalCode: roll.pick(place.postalCodes),
      city: place.city,
      region: place.region,
      country: 'DE',
      vatId: roll.chance(0.6) ? `DE${String(100_000_000 + roll.below(899_999_999))}` : null,
    });
  }
  return companies;
}

export function inventPeople(count: number, companies: readonly DemoCompany[], now: Date): DemoPerson[] {
  const roll = dice(4711);
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const isWoman = roll.chance(0.5);
    const givenName = roll.pick(isWoman ? WOMEN : MEN);
    const familyName = roll.chance(0.06)
      ? `${roll.pick(FAMILIES)}-${roll.pick(FAMILIES)}`
      : roll.pick(FAMILIES);
    const company = roll.chance(0.85) ? roll.below(companies.length) : undefined;
    const home =
      company === undefined
        ? roll.pick(PLACES)
        : PLACES.find(({ city }) => city === companies[company]!.city)!;
    const [role, department] = roll.pick(ROLES_IN_COMPANY);
    const domain =
      company === undefined
        ? 'post.example'
        : domainOf(new URL(companies[company]!.website).hostname.replace('.example', ''));
    let address = `${domainOf(givenName)}.${domainOf(familyName)}@${company === undefined ? domain : `${domain}.example`}`;
    if (taken.has(address)) address = address.replace('@', `${index}@`);
    taken.add(address);
    return {
      company,
      role: company === undefined ? '' : role,
      department: company === undefined ? '' : department,
      input: {
        salutation: isWoman ? ('ms' as const) : ('mr' as const),
        title: roll.chance(0.08) ? roll.pick(['Dr.', 'Dr.', 'Prof. Dr.', 'Dipl.-Ing.']) : null,
        givenName,
        familyName,
        language: roll.chance(0.95) ? 'de' : 'en',
        emails: [{ address, kind: company === undefined ? ('private' as const) : ('work' as const) }],
        phones: [
          ...(roll.chance(0.8)
            ? [
                {
                  number: `${home.phone} ${String(roll.below(1000)).padStart(3, '0')}`,
                  kind: 'work' as const,
                },
              ]
            : []),
          ...(roll.chance(0.25)
            ? [{ number: `0171 39200 ${String(roll.below(100)).padStart(2, '0')}`, kind: 'mobile' as const }]
            : []),
        ],
        addresses:
          company === undefined || roll.chance(0.15)
            ? [
                {
                  kind: company === undefined ? ('private' as const) : ('work' as const),
                  street: `${roll.pick(STREETS)} ${1 + roll.below(90)}`,
                  postalCode: roll.pick(home.postalCodes),
                  city: home.city,
                  region: home.region,
                  country: 'DE',
                },
              ]
            : [],
        socials: roll.chance(0.1)
          ? [{ network: 'linkedin', handle: `${domainOf(givenName)}-${domainOf(familyName)}`, url: '' }]
          : [],
        tags: roll.chance(0.2)
          ? [roll.pick(['Stammkunde', 'Messe 2026', 'Newsletter', 'Drucker', 'Möbel'])]
          : [],
        note: roll.chance(0.12) ? roll.pick(NOTES) : null,
        grounds: inventGrounds(roll, now),
      },
    };
  });
}

const NOTES = [
  'Am besten vormittags erreichbar.',
  'Wünscht Angebote als PDF, keine Anrufe.',
  'Bestellt Papier immer zum Quartalsbeginn.',
  'Hat drei Standorte; die Lieferung geht an den Hintereingang.',
  'Interesse an höhenverstellbaren Tischen, Umzug im Frühjahr.',
];

/** How inquiries come in: origin and its words belong together. */
const INQUIRIES = [
  { origin: 'person', originDetail: 'Anfrage über die Website' },
  { origin: 'person', originDetail: 'Telefonische Anfrage' },
  { origin: 'event', originDetail: 'Bürofachmesse Hamburg, Stand 12' },
  { origin: 'referral', originDetail: 'Empfehlung eines Kunden' },
  { origin: 'employer', originDetail: 'Vom Einkauf der Firma benannt' },
] as const;

const daysFrom = (now: Date, days: number): string => new Date(now.getTime() + days * DAY).toISOString();

/** Grounds of every kind; some end this week. */
function inventGrounds(roll: Dice, now: Date): z.input<typeof contactInput>['grounds'] {
  const started = -roll.below(300) - 10;
  const grounds: (z.input<typeof contactInput>['grounds'][number] & { purpose: GroundInput['purpose'] })[] =
    [];
  const kind = roll.below(100);
  const soon = roll.chance(0.02) ? daysFrom(now, 1 + roll.below(6)) : undefined;
  if (kind < 45) {
    grounds.push({
      purpose: 'contract',
      legalBasis: 'contract',
      origin: 'person',
      originDetail: 'Bestellung',
      evidence: `Auftrag ${20_000 + roll.below(9_999)}`,
      startsAt: daysFrom(now, started),
      ...(soon ? { endsAt: soon } : {}),
    });
    if (roll.chance(0.7)) {
      grounds.push({
        purpose: 'accounting',
        legalBasis: 'legal-obligation',
        origin: 'person',
        originDetail: 'Bestellung',
        evidence: '§ 147 AO',
        startsAt: daysFrom(now, started),
      });
    }
    if (roll.chance(0.3)) {
      grounds.push({
        purpose: 'support',
        legalBasis: 'contract',
        origin: 'person',
        originDetail: 'Wartungsvertrag',
        startsAt: daysFrom(now, started),
      });
    }
  } else if (kind < 75) {
    grounds.push({
      purpose: 'inquiry',
      legalBasis: roll.chance(0.7) ? 'contract' : 'legitimate-interests',
      ...roll.pick(INQUIRIES),
      startsAt: daysFrom(now, Math.max(started, -160)),
      ...(soon ? { endsAt: soon } : {}),
    });
  }
  if (kind >= 75 || roll.chance(0.3)) {
    grounds.push({
      purpose: 'marketing-email',
      legalBasis: 'consent',
      origin: 'person',
      originDetail: 'Newsletter-Anmeldung mit Bestätigung (Double-Opt-in)',
      evidence:
        'Ja, ich möchte den Newsletter der Nordlicht Bürotechnik GmbH per E-Mail erhalten. Ich kann das jederzeit widerrufen.',
      startsAt: daysFrom(now, started),
      ...(kind >= 75 && soon ? { endsAt: soon } : {}),
    });
  }
  if (roll.chance(0.08)) {
    grounds.push({
      purpose: 'marketing-phone',
      legalBasis: 'consent',
      origin: 'event',
      originDetail: 'Bürofachmesse Hamburg, Stand 12',
      evidence: 'Ja, Nordlicht darf mich zu Angeboten anrufen. Ich kann das jederzeit widerrufen.',
      startsAt: daysFrom(now, Math.max(started, -200)),
    });
  }
  if (roll.chance(0.15)) {
    grounds.push({
      purpose: 'marketing-post',
      legalBasis: 'legitimate-interests',
      origin: 'person',
      originDetail: 'Kundenbestand',
      evidence: 'Abwägung vom 12.01.2026: Katalog an Bestandskunden',
      startsAt: daysFrom(now, Math.max(started, -200)),
    });
  }
  if (roll.chance(0.03)) {
    grounds.push({
      purpose: 'profiling',
      legalBasis: 'consent',
      origin: 'person',
      originDetail: 'Kundenkonto',
      evidence: 'Ja, Nordlicht darf meine Einkäufe auswerten, um mir passende Angebote zu zeigen.',
      startsAt: daysFrom(now, Math.max(started, -100)),
    });
  }
  return grounds;
}
