import { BUILTIN_PURPOSES, type LegalBasis } from '../../kernel/purpose.ts';
import {
  type Bilingual,
  link,
  personal,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
  withheld,
} from '../../kernel/register.ts';
import type { GROUND_STATUS, ORIGINS, RESTRICTION_REASONS } from './contract.ts';
import type { TOLD_WAYS } from './contract-restriction.ts';
import { OWN_END } from './plan.ts';

export const BASES: Record<LegalBasis, Bilingual> = {
  consent: { de: 'Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)', en: 'consent (Art. 6(1)(a) GDPR)' },
  contract: {
    de: 'Vertrag oder Anbahnung (Art. 6 Abs. 1 lit. b DSGVO)',
    en: 'contract or steps before it (Art. 6(1)(b) GDPR)',
  },
  'legal-obligation': {
    de: 'rechtliche Verpflichtung (Art. 6 Abs. 1 lit. c DSGVO)',
    en: 'legal obligation (Art. 6(1)(c) GDPR)',
  },
  'vital-interests': {
    de: 'lebenswichtige Interessen (Art. 6 Abs. 1 lit. d DSGVO)',
    en: 'vital interests (Art. 6(1)(d) GDPR)',
  },
  'public-task': {
    de: 'öffentliche Aufgabe (Art. 6 Abs. 1 lit. e DSGVO)',
    en: 'public task (Art. 6(1)(e) GDPR)',
  },
  'legitimate-interests': {
    de: 'berechtigtes Interesse (Art. 6 Abs. 1 lit. f DSGVO)',
    en: 'legitimate interests (Art. 6(1)(f) GDPR)',
  },
};
export const ORIGIN_NAMES: Record<(typeof ORIGINS)[number], Bilingual> = {
  person: { de: 'von der Person selbst', en: 'the person' },
  employer: { de: 'vom Arbeitgeber', en: 'the employer' },
  referral: { de: 'Empfehlung', en: 'a referral' },
  'public-source': { de: 'öffentlich zugängliche Quelle', en: 'a publicly accessible source' },
  event: { de: 'Veranstaltung', en: 'an event' },
  list: { de: 'Adressliste', en: 'a list of addresses' },
  import: { de: 'Übernahme aus einem anderen Programm', en: 'taken over from another program' },
  other: { de: 'andere Quelle', en: 'another source' },
};
export const STATUS_NAMES: Record<(typeof GROUND_STATUS)[number], Bilingual> = {
  given: { de: 'gilt', en: 'given' },
  withdrawn: { de: 'widerrufen', en: 'withdrawn' },
  objected: { de: 'widersprochen', en: 'objected' },
  ended: { de: 'beendet', en: 'ended' },
};
/** Own words stand as they are. */
const END_RULES: Record<string, Bilingual> = {
  [OWN_END]: { de: 'für diesen Rechtsgrund festgelegt', en: 'chosen for this ground' },
  ...Object.fromEntries(
    BUILTIN_PURPOSES.map(({ key }) => [
      key,
      { de: 'nach der Löschregel dieses Zwecks', en: 'by the deletion rule of this purpose' },
    ]),
  ),
};
const RESTRICTION_NAMES: Record<(typeof RESTRICTION_REASONS)[number], Bilingual> = {
  'accuracy-contested': {
    de: 'Richtigkeit bestritten (Art. 18 Abs. 1 lit. a)',
    en: 'accuracy contested (Art. 18(1)(a))',
  },
  unlawful: { de: 'unrechtmäßig, Löschung nicht gewünscht (lit. b)', en: 'unlawful, erasure not wanted (b)' },
  claims: { de: 'zur Geltendmachung von Ansprüchen gebraucht (lit. c)', en: 'needed for legal claims (c)' },
  'objection-pending': { de: 'Widerspruch in Prüfung (lit. d)', en: 'objection being examined (d)' },
};

const TOLD_NAMES: Record<(typeof TOLD_WAYS)[number], Bilingual> = {
  mail: { de: 'per E-Mail', en: 'by mail' },
  letter: { de: 'per Brief', en: 'by letter' },
  phone: { de: 'am Telefon', en: 'by phone' },
  person: { de: 'persönlich', en: 'in person' },
};

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'ground',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Rechtsgründe', en: 'Grounds' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      ground_id: link,
      contact_id: link,
      purpose_key: personal('Zweck', 'Purpose', { values: 'purposes' }),
      legal_basis: personal('Rechtsgrundlage', 'Legal basis', { values: BASES }),
      origin: personal('Herkunft der Daten', 'Source of the data', { values: ORIGIN_NAMES }),
      origin_detail: personal('Herkunft im Einzelnen', 'Source in detail'),
      evidence: personal('Nachweis', 'Evidence'),
      evidence_hash: withheld(
        'aus dem Nachweis abgeleitet; belegt, dass er nicht geändert wurde',
        'derived from the evidence, to prove that it was not changed',
      ),
      starts_at: personal('Gilt ab', 'Holds from'),
      ends_at: personal('Gilt bis', 'Holds until'),
      end_rule: personal('Grund für das Ende', 'Reason for the end', { values: END_RULES }),
      status: personal('Status', 'Status', { values: STATUS_NAMES }),
      status_at: personal('Status seit', 'Status since'),
      import_id: link,
      created_by: link,
      created_at: personal('Erfasst am', 'Recorded on'),
    },
  },
  {
    table: 'restriction',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Einschränkung der Verarbeitung', en: 'Restriction of processing' },
    deletion: {
      de: 'mit der Aufhebung der Einschränkung, spätestens mit der betroffenen Person',
      en: 'when the restriction is lifted, at the latest with the contact',
    },
    erasure: { act: 'delete' },
    columns: {
      restriction_id: link,
      contact_id: link,
      reason: personal('Grund der Einschränkung', 'Reason for the restriction', {
        values: RESTRICTION_NAMES,
      }),
      note: personal('Angaben dazu', 'What was said'),
      review_on: personal('Wird geprüft am', 'To be reviewed on'),
      overdue_at: technical,
      told_how: personal('Vor der Aufhebung unterrichtet', 'Told before it is lifted', {
        values: TOLD_NAMES,
      }),
      told_at: personal('Unterrichtet am', 'Told on'),
      lift_on: personal('Wird aufgehoben ab', 'To be lifted from'),
      notice_id: link,
      created_by: link,
      created_at: personal('Eingeschränkt seit', 'Restricted since'),
    },
  },
  {
    table: 'restriction_opening',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Öffnungen trotz Einschränkung', en: 'Openings while restricted' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      opening_id: link,
      contact_id: link,
      restriction_id: link,
      reason: personal('Begründung', 'Reason'),
      requested_by: link,
      requested_at: personal('Beantragt', 'Asked for'),
      decision: personal('Entscheidung', 'Decision', {
        values: {
          approved: { de: 'zugestimmt', en: 'approved' },
          refused: { de: 'abgelehnt', en: 'refused' },
        },
      }),
      decided_by: link,
      decided_at: personal('Entschieden', 'Decided'),
      expires_at: personal('Offen bis', 'Open until'),
      alone: personal(
        'Allein geöffnet, weil es kein zweites Konto gab',
        'Opened alone, there being no second account',
      ),
    },
  },
  {
    table: 'suppression',
    whose: 'nobody',
    label: { de: 'Sperrliste', en: 'Suppression list' },
    deletion: {
      de: 'wenn die Person selbst zurückkehren möchte; sonst bleibt der Eintrag, damit der Wunsch Bestand hat',
      en: 'when the person asks to return; otherwise the entry stays, so that their wish lasts',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'Prüfsummen mit einem Schlüssel außerhalb der Datenbank: Sie verraten nicht, wer es war, und müssen die Löschung überdauern (Art. 17, Art. 21 Abs. 3)',
        en: 'keyed hashes, the key outside the database: they tell nobody who it was, and must outlive erasure (Art. 17, 21(3))',
      },
    },
    columns: {
      hash: withheld(
        'Prüfsumme mit Schlüssel; erkennt jemanden nur, wenn Adresse oder Nummer genannt wird',
        'keyed hash; recognises somebody only when their address or number is named',
      ),
      purpose_key: technical,
      kind: technical,
      reason: technical,
      since: technical,
    },
  },
  {
    table: 'consent_proof',
    whose: 'nobody',
    clock: 'keep_until',
    label: {
      de: 'Nachweise der Einwilligung in Telefonwerbung',
      en: 'Proofs of consent to telephone advertising',
    },
    deletion: {
      de: '5 Jahre nach der letzten möglichen Nutzung der Einwilligung (§ 7a UWG)',
      en: '5 years after the last possible use of the consent (UWG s.7a)',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'Die Pflicht, den Nachweis aufzubewahren, überdauert den Kontakt (§ 7a Abs. 2 UWG); nur Prüfsummen mit Schlüssel',
        en: 'the duty to keep the proof outlasts the contact (UWG s.7a(2)); keyed hashes only',
      },
    },
    columns: {
      proof_id: technical,
      subject_hash: withheld(
        'Prüfsumme mit Schlüssel; erkennt jemanden nur, wenn die Nummer genannt wird',
        'keyed hash; recognises somebody only when their number is named',
      ),
      text_hash: technical,
      given_at: technical,
      keep_until: technical,
      statute: technical,
    },
  },
  {
    table: 'purpose',
    whose: 'nobody',
    label: { de: 'Zwecke', en: 'Purposes' },
    deletion: { de: 'bleibt', en: 'stays' },
    erasure: { act: 'none', why: { de: 'sagt über niemanden etwas', en: 'says nothing about anybody' } },
    columns: {
      purpose_key: technical,
      bit: technical,
      label_de: technical,
      label_en: technical,
      categories: technical,
      for_grounds: technical,
      default_basis: technical,
      default_retain_days: technical,
      rule_de: technical,
      rule_en: technical,
      is_builtin: technical,
    },
  },
];
