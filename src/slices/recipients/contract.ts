import { z } from 'zod';
import { CATEGORIES, type Category } from '../../kernel/category.ts';
import {
  emailAddress,
  filledLine,
  id,
  idParams,
  line,
  page,
  pageQuery,
  wireDate,
  wireTime,
} from '../../kernel/wire.ts';
import { adequacyOf, INSTRUMENTS, type Instrument, isThirdCountry } from './contract-transfer.ts';

export {
  adequacyOf,
  INSTRUMENTS,
  type Instrument,
  isPartlyAdequate,
  isThirdCountry,
  type PartlyAdequate,
} from './contract-transfer.ts';

export const RECIPIENT_KINDS = ['processor', 'controller', 'authority', 'person'] as const;
export const DISCLOSED_VIA = ['export', 'webhook', 'erp', 'mail', 'letter', 'api', 'other'] as const;
export type DisclosedVia = (typeof DISCLOSED_VIA)[number];
/** Ways that people note down by hand; the others note themselves. */
export const NOTED_VIA = ['mail', 'letter', 'erp', 'other'] as const;
export const NOTICE_EVENTS = ['corrected', 'erased', 'restricted', 'lifted'] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];
export const NOTICE_STATES = ['waiting', 'sent', 'answered', 'given-up'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Categories that say something about a contact, in the order of their bits. */
export const DISCLOSED_CATEGORIES = (Object.keys(CATEGORIES) as Category[]).filter(
  (category) => category !== 'staff' && category !== 'intake',
) as [Category, ...Category[]];

const fields = {
  name: filledLine(200),
  kind: z.enum(RECIPIENT_KINDS),
  /** Where notices after Art. 19 go; without one they are letters. */
  email: z.preprocess((value) => (value === '' ? null : value), emailAddress.nullable()),
  street: line(200),
  postalCode: line(20),
  city: line(120),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** What permits the transfer; needed outside the European Economic Area, and none inside. */
  instrument: z.preprocess((value) => (value === '' ? null : value), z.enum(INSTRUMENTS).nullable()),
  language: z.enum(['de', 'en']),
  since: wireDate,
  /** Last day; the firm discloses nothing to them after it. */
  until: z.preprocess((value) => (value === '' ? null : value), wireDate.nullable()),
};

export const recipientInput = z.strictObject({
  name: fields.name,
  kind: fields.kind,
  email: fields.email.default(null),
  street: fields.street.default(''),
  postalCode: fields.postalCode.default(''),
  city: fields.city.default(''),
  country: fields.country.default('DE'),
  instrument: fields.instrument.default(null),
  language: fields.language.default('de'),
  /** Default: today. */
  since: fields.since.optional(),
  until: fields.until.default(null),
});
export type RecipientInput = z.output<typeof recipientInput>;
export const recipientChange = z.strictObject({
  name: fields.name.optional(),
  kind: fields.kind.optional(),
  email: fields.email.optional(),
  street: fields.street.optional(),
  postalCode: fields.postalCode.optional(),
  city: fields.city.optional(),
  country: fields.country.optional(),
  instrument: fields.instrument.optional(),
  language: fields.language.optional(),
  since: fields.since.optional(),
  until: fields.until.optional(),
});
export type RecipientChange = z.output<typeof recipientChange>;

/** Art. 44: what is wrong on this day with how data gets to this country, as a fault code, or undefined. */
export function faultOfTransfer(
  country: string,
  instrument: Instrument | null,
  on: string,
): string | undefined {
  if (!isThirdCountry(country)) return instrument ? 'instrument-needless' : undefined;
  if (!instrument) return 'instrument-missing';
  return instrument === 'adequacy' && !adequacyOf(country, on) ? 'not-adequate' : undefined;
}

export const recipient = z.object({
  recipientId: id,
  name: z.string(),
  kind: z.enum(RECIPIENT_KINDS),
  email: z.string().nullable(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  instrument: z.enum(INSTRUMENTS).nullable(),
  language: z.enum(['de', 'en']),
  since: z.string(),
  until: z.string().nullable(),
  /** Past its last day. */
  isEnded: z.boolean(),
});
export type Recipient = z.output<typeof recipient>;
export const recipientList = z.object({ items: z.array(recipient) });

/** What went to whom. `api`: from the log, under the purpose of rights only, without an id. */
export const disclosure = z.object({
  disclosureId: id.nullable(),
  recipientId: id,
  name: z.string(),
  via: z.enum(DISCLOSED_VIA),
  what: z.array(z.string()),
  reference: z.string(),
  firstAt: wireTime,
  lastAt: wireTime,
});
export type Disclosure = z.output<typeof disclosure>;
export const disclosureList = z.object({ items: z.array(disclosure) });
export const disclosureInput = z.strictObject({
  recipientId: id,
  via: z.enum(NOTED_VIA),
  what: z.array(z.enum(DISCLOSED_CATEGORIES)).min(1).max(DISCLOSED_CATEGORIES.length),
  /** How the recipient knows the person. Default: the first e-mail address, else the name. */
  reference: line(254).default(''),
});
export const disclosureParams = z.strictObject({ id: idParams.shape.id, disclosureId: id });

export const notice = z.object({
  noticeId: id,
  recipientId: id,
  name: z.string(),
  email: z.string().nullable(),
  event: z.enum(NOTICE_EVENTS),
  /** Null once the person is erased. */
  contactId: id.nullable(),
  reference: z.string(),
  what: z.array(z.string()),
  state: z.enum(NOTICE_STATES),
  /** Two reminders were of no avail. */
  isOverdue: z.boolean(),
  reminders: z.number().int(),
  createdAt: wireTime,
  sentAt: wireTime.nullable(),
  nextAt: wireTime.nullable(),
  answeredAt: wireTime.nullable(),
  deletesAt: wireTime,
});
export type Notice = z.output<typeof notice>;
export const noticePage = page(notice);
export const NOTICE_VIEWS = ['open', 'overdue', 'letters', ...NOTICE_STATES, 'all'] as const;
export const noticeQuery = z.strictObject({
  ...pageQuery,
  /** `open`: waiting or sent; `letters`: waiting, to somebody without an e-mail address. */
  state: z.enum(NOTICE_VIEWS).default('open'),
});
/** `sent` is for letters: posted; `waiting`: to be sent again. */
export const noticeChange = z.strictObject({ state: z.enum(NOTICE_STATES) });
