import type { PlaceKind, PointKind } from '../fields.ts';
import type { BasisSuggestion } from './legal-basis.ts';

/** A row in our words, before it meets the database. Everything optional is absent, never empty. */
export interface ContactDraft {
  kind: 'person' | 'company';
  /** `ms`, `mr`, `mx`, `family`, `none`, or the words of the file where they are something else ("Herr und Frau"). */
  salutation?: string;
  title?: string;
  givenName?: string;
  middleName?: string;
  familyName?: string;
  nameSuffix?: string;
  nickname?: string;
  birthday?: DraftDay;
  position?: string;
  department?: string;
  company?: DraftCompany;
  emails: { address: string; kind: PlaceKind }[];
  phones: DraftPhone[];
  addresses: DraftAddress[];
  socials: { network: string; handle: string; url?: string }[];
  /** ISO 639-1. */
  language?: string;
  note?: string;
  externalId?: string;
  tags: string[];
  /** Own fields by key, in the form in which their values are stored. */
  own?: Record<string, string>;
  footing: DraftFooting;
}

export interface DraftDay {
  year?: number;
  month: number;
  day: number;
}

/** For a draft of kind `company` the company itself; for a person where they work. A name or an id is always there. */
export interface DraftCompany {
  name?: string;
  /** The company's id in the other program; a person's row may have nothing else (Salesforce's AccountId). */
  externalId?: string;
  vatId?: string;
  website?: string;
  phone?: string;
}

export interface DraftPhone {
  /** E.164, only when the number is a valid one. */
  number?: string;
  extension?: string;
  original: string;
  kind: PointKind;
}

export interface DraftAddress {
  kind: PlaceKind;
  street?: string;
  extra?: string;
  postcode?: string;
  city?: string;
  region?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** What the file said, where it is no country we know. */
  countryText?: string;
  formatted?: string;
}

/** What the file says about why the data may be kept: material for the ground that the import gives, never the ground. */
export interface DraftFooting {
  legalBasisText?: string;
  legalBases?: BasisSuggestion[];
  consentGiven?: boolean;
  /** ISO date. A day, not an instant: files give local times, and some of those never existed (31 March, 02:30). */
  consentDate?: string;
  source?: string;
  optedOutEmail?: boolean;
  doNotCall?: boolean;
  createdAt?: string;
}

/** Why a row becomes no contact. */
export type RejectionCode =
  | 'nothing-to-identify'
  | 'totals-row'
  | 'footer-row'
  | 'repeated-header'
  | 'deleted-in-source'
  | 'distribution-list'
  | 'too-many-values'
  | 'value-too-long'
  | 'own-invalid';

/** What was repaired, left out or should be looked at. */
export type WarningCode =
  | 'birthday-invalid'
  | 'cell-error'
  | 'characters-damaged'
  | 'characters-removed'
  | 'country-unknown'
  | 'date-invalid'
  | 'date-order-assumed'
  | 'email-exchange'
  | 'email-invalid'
  | 'email-partly-read'
  | 'extra-cells'
  | 'flag-unclear'
  | 'language-unknown'
  | 'name-split'
  | 'number-rounded'
  | 'phone-invalid'
  | 'phone-repaired'
  | 'postcode-repaired'
  | 'postcode-suspicious'
  | 'vat-id-invalid'
  | 'website-invalid'
  | 'year-two-digits';

/** Code and column only: a problem goes into lists, logs and messages, and says nothing about anybody. */
export type Problem =
  | { level: 'rejected'; code: RejectionCode; column?: string }
  | { level: 'warning'; code: WarningCode; column?: string };

/** How a value reader reports; the caller knows the column. */
export type Warn = (code: WarningCode) => void;
