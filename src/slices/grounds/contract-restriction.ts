import { z } from 'zod';
import { id, line, wireDate, wireTime } from '../../kernel/wire.ts';
import { RESTRICTION_REASONS } from './contract.ts';

/** Says that a contact rests, by a neutral name: from now on it is out of sight, for whoever restricted it as well. */
export const restrictionReceipt = z.object({
  restrictionId: id,
  marker: z.string(),
  reason: z.enum(RESTRICTION_REASONS),
  since: wireTime,
  reviewOn: wireDate,
});
export type RestrictionReceipt = z.output<typeof restrictionReceipt>;

export const TOLD_WAYS = ['mail', 'letter', 'phone', 'person'] as const;
/** Of the mail that tells the person; `gone`: deleted before it was sent. */
export const NOTICE_STATES = ['queued', 'sending', 'sent', 'failed', 'held', 'gone'] as const;

/** A restricted record as the rights desk sees it: nothing in it says who it is (SDM module 62). */
export const restrictedRecord = z.object({
  restrictionId: id,
  marker: z.string(),
  reason: z.enum(RESTRICTION_REASONS),
  since: wireTime,
  reviewOn: wireDate,
  isReviewDue: z.boolean(),
  /** Set by the machine when a review date passed without a new one. */
  overdueSince: wireTime.nullable(),
  /** The notice of Art. 18(3): `at` is null until the mail server took the mail; `mail` says where that mail is. */
  told: z
    .object({
      how: z.enum(TOLD_WAYS),
      at: wireTime.nullable(),
      liftOn: wireDate.nullable(),
      mail: z.string().nullable(),
    })
    .nullable(),
  /** When the last ground ends. Nothing is deleted by the clock while it is restricted. */
  deletesAt: wireTime,
  /** Only while it is open to the caller. */
  contactId: id.nullable(),
  openUntil: wireTime.nullable(),
  /** Somebody asked to open it, and nobody decided yet. */
  openingAskedAt: wireTime.nullable(),
  isAskedByMe: z.boolean(),
  /** Open requests of this person: their deadlines run on (Art. 12(3)). */
  requests: z.array(z.object({ requestId: id, kind: z.string(), receivedOn: wireDate, dueOn: wireDate })),
});
export type RestrictedRecord = z.output<typeof restrictedRecord>;
export const restrictedList = z.object({
  /** Reviews that are due first, then by review date. */
  items: z.array(restrictedRecord),
  /** The caller has the firm's only account with sign-in: nobody else could approve an opening. */
  isAlone: z.boolean(),
});
export type RestrictedList = z.output<typeof restrictedList>;

/** Whose record somebody means who names an address, a number or a customer number, whole. */
export const restrictedQuestion = z
  .strictObject({
    email: line(254).pipe(z.string().min(3)).optional(),
    phone: line(60).pipe(z.string().min(3)).optional(),
    customerNumber: line(120).pipe(z.string().min(1)).optional(),
  })
  .refine(({ email, phone, customerNumber }) => email ?? phone ?? customerNumber, {
    params: { code: 'nothing-named' },
  });
export const restrictedAnswer = z.object({
  items: z.array(z.object({ restrictionId: id, marker: z.string() })),
});

export const reviewInput = z.strictObject({ reviewOn: z.iso.date() });

/** `minutes` counts for whoever opens alone; else whoever approves chooses. */
export const MAX_OPEN_MINUTES = 480;
const minutes = z.number().int().min(1).max(MAX_OPEN_MINUTES).default(60);
export const openingInput = z.strictObject({
  reason: line(500).pipe(z.string().min(1)),
  /** Read that nobody else is there to look, and opening all the same. */
  isAlone: z.boolean().default(false),
  minutes,
});
export const openingDecision = z.strictObject({
  /** `closed` ends what was approved before its time. */
  decision: z.enum(['approved', 'refused', 'closed']),
  minutes,
});
export const opening = z.object({
  openingId: id,
  restrictionId: id,
  marker: z.string(),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: wireTime,
  isMine: z.boolean(),
  /** `lapsed`: not decided within seven days; `ended`: approved, and over. */
  state: z.enum(['asked', 'open', 'ended', 'refused', 'lapsed']),
  decidedBy: z.string().nullable(),
  decidedAt: wireTime.nullable(),
  openUntil: wireTime.nullable(),
  /** Nobody else was there to look. */
  isAlone: z.boolean(),
  /** How many times the log says that the record was used under this opening. */
  reads: z.number().int(),
});
export type Opening = z.output<typeof opening>;
export const openingList = z.object({ items: z.array(opening) });

/** Art. 18(3). `mail` is sent by Obhut and needs the record open; the others record what was done, `toldOn` at the latest today. */
export const noticeInput = z.strictObject({
  how: z.enum(TOLD_WAYS),
  toldOn: z.iso.date().optional(),
  /** The day that the person was told, or is told by this mail: the earliest is the day after. */
  liftOn: z.iso.date(),
  /** Why the restriction ends, in the language of the person; stands in the mail. */
  why: line(500).default(''),
});
export type NoticeInput = z.output<typeof noticeInput>;
