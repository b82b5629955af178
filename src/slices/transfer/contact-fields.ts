import type { ContactFields } from '../contacts/index.ts';
import { storedEmail } from './person-key.ts';
import type { ContactDraft, DraftAddress } from './read/contact-draft.ts';

const SALUTATIONS: readonly string[] = [
  'none',
  'ms',
  'mr',
  'mx',
  'family',
] satisfies ContactFields['salutation'][];
const isSalutation = (word: string): word is ContactFields['salutation'] => SALUTATIONS.includes(word);

/** Words for what has no field of its own and goes into the note instead of getting lost. */
const WORDS = {
  de: { salutation: 'Anrede', position: 'Position', department: 'Abteilung', company: 'Firma' },
  en: { salutation: 'Salutation', position: 'Position', department: 'Department', company: 'Company' },
};

/** The fields of a contact that a row describes. Without `companyId` the work goes into the note. */
export function contactFieldsOf(
  draft: ContactDraft,
  companyId: string | null,
  language: 'de' | 'en',
): ContactFields {
  const { birthday } = draft;
  return {
    salutation: isSalutation(draft.salutation ?? 'none') ? ((draft.salutation ?? 'none') as 'none') : 'none',
    title: draft.title ?? null,
    givenName: draft.givenName ?? null,
    middleName: draft.middleName ?? null,
    familyName: draft.familyName ?? null,
    nameSuffix: draft.nameSuffix ?? null,
    nickname: draft.nickname ?? null,
    birthday: birthday ? { year: birthday.year ?? null, month: birthday.month, day: birthday.day } : null,
    language: draft.language ?? null,
    externalId: draft.externalId ?? null,
    note: noteOf(draft, companyId !== null, language),
    emails: draft.emails.map(({ address, kind }) => ({ address: storedEmail(address), kind })),
    phones: draft.phones.map(({ number, original, kind }) => ({
      number: original,
      kind,
      e164: number ?? null,
    })),
    addresses: draft.addresses.map(addressOf),
    socials: draft.socials.map(({ network, handle, url }) => ({ network, handle, url: url ?? '' })),
    companies: companyId
      ? [{ companyId, role: draft.position ?? '', department: draft.department ?? '' }]
      : [],
    tags: draft.tags,
  };
}

function addressOf(address: DraftAddress): ContactFields['addresses'][number] {
  const { kind, street, extra, postcode, city, region, country, countryText, formatted } = address;
  const [first = '', ...more] = (formatted ?? '').split('\n').map((line) => line.trim());
  return {
    kind,
    street: street ?? first,
    extra: extra ?? more.filter(Boolean).join(', '),
    postalCode: postcode ?? '',
    city: city ?? '',
    region: region ?? '',
    country: country ?? countryText ?? '',
  };
}

function noteOf(draft: ContactDraft, hasCompany: boolean, language: 'de' | 'en'): string | null {
  const words = WORDS[language];
  const said = draft.salutation && !isSalutation(draft.salutation) ? draft.salutation : undefined;
  const homeless: [string, string | undefined][] = [
    [words.salutation, said],
    ...(hasCompany
      ? []
      : ([
          [words.company, draft.company?.name],
          [words.position, draft.position],
          [words.department, draft.department],
        ] satisfies [string, string | undefined][])),
  ];
  const lines = homeless.filter(([, value]) => value).map(([word, value]) => `${word}: ${value}`);
  return [draft.note, lines.join('\n')].filter(Boolean).join('\n\n') || null;
}
