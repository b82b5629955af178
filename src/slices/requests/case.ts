import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Firm, loadFirm } from '../access/index.ts';
import { footingOf } from '../grounds/index.ts';
import { nameRecipients } from '../recipients/index.ts';
import { previewErasure, reckonedEnd } from '../retention/index.ts';
import { type Addressee, addresseeOf } from './addressee.ts';
import type { Letter, Measure } from './contract.ts';
import { dueOn, MONTHS, pausedDays } from './deadline.ts';
import { today } from './firm-day.ts';
import type { RequestRow } from './store.ts';
import { purposeNames } from './store-purpose-names.ts';
import { type LetterFacts, type LetterStep, writeLetter } from './write-letter.ts';

type Language = 'de' | 'en';

/** A request with all that a step on it needs to know. */
export interface Case {
  request: RequestRow;
  firm: Firm;
  addressee: Addressee;
}

/** Throws `not-set-up` where there is no firm that could answer. */
export async function openCase(tx: Tx, request: RequestRow): Promise<Case> {
  const firm = await loadFirm(tx);
  return { request, firm, addressee: await addresseeOf(tx, request, firm) };
}

/** The due date after an extension, counted from receipt, or null where it cannot be extended any more. */
export function extendsTo(
  { request, firm }: Pick<Case, 'request' | 'firm'>,
  todayThere: string,
): string | null {
  if (request.state !== 'open' || request.extension || todayThere > request.first_due_on) return null;
  return dueOn(request.received_on, firm, {
    months: MONTHS.extended,
    pausedDays: pausedOf(request, todayThere),
  });
}

/** Days that the clock stood so far. */
export const pausedOf = (
  {
    received_on,
    identity_asked_on,
    identity_shown_on,
  }: Pick<RequestRow, 'received_on' | 'identity_asked_on' | 'identity_shown_on'>,
  until: string,
): number =>
  identity_asked_on === null ? 0 : pausedDays(received_on, identity_asked_on, identity_shown_on ?? until);

/**
 * The letter of a step as the desk writes it, in the language asked for or the person's. For an erasure it names what
 * will stay, as the preview has it.
 */
export async function draftLetter(
  ctx: Ctx,
  tx: Tx,
  file: Case,
  step: LetterStep,
  known: { kept?: readonly string[]; recipients?: readonly string[] } = {},
): Promise<Letter> {
  const { request, firm, addressee } = file;
  const language = step.language ?? addressee.language;
  const measure = step.step === 'answer' ? step.measure : undefined;
  const facts: LetterFacts = {
    request,
    firm,
    addressee,
    now: ctx.clock.now(),
    today: today(ctx),
    extendsTo: extendsTo(file, today(ctx)),
    keptUntil: await reckonedEnd(tx, 'rights_request', ctx.clock.now()),
    kept: known.kept ?? (await keptBy(ctx, tx, request, measure)),
    recipients: known.recipients ?? (await toldOfErasure(tx, request, measure)),
    purposes: await closedBy(ctx, tx, request, measure, language),
  };
  return writeLetter(step, language, facts);
}

/** Whom an erasure tells (Art. 19), by name; afterwards nobody knows it any more. */
export async function toldOfErasure(
  tx: Tx,
  { contact_id: contactId }: RequestRow,
  measure: Measure | undefined,
): Promise<readonly string[]> {
  if (!contactId || measure?.what !== 'erasure') return [];
  return (await nameRecipients(tx, [contactId])).get(contactId) ?? [];
}

async function keptBy(
  ctx: Ctx,
  tx: Tx,
  { contact_id: contactId }: RequestRow,
  measure: Measure | undefined,
): Promise<string[]> {
  if (!contactId || measure?.what !== 'erasure') return [];
  const { keeps } = await previewErasure(ctx, tx, contactId);
  return keeps.map(({ code }) => code).filter((code) => measure.suppress || code !== 'suppression');
}

/** Names of the purposes that an objection or withdrawal closes. */
async function closedBy(
  ctx: Ctx,
  tx: Tx,
  { contact_id: contactId }: RequestRow,
  measure: Measure | undefined,
  language: Language,
): Promise<string[]> {
  if (!contactId) return [];
  const keys = await closedKeys(ctx, tx, contactId, measure);
  if (keys.length === 0) return [];
  const names = await purposeNames(tx, language);
  return [...new Set(keys)].map((key) => names.get(key) ?? key);
}

async function closedKeys(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  measure: Measure | undefined,
): Promise<string[]> {
  if (measure?.what === 'objection') return measure.purposes ?? [];
  if (measure?.what !== 'withdrawal') return [];
  const { grounds } = await footingOf(ctx, tx, contactId, 'en');
  return grounds.filter(({ groundId }) => measure.groundIds.includes(groundId)).map(({ purpose }) => purpose);
}
