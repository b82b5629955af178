import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import { LEGAL_BASES, type LegalBasis } from '../../kernel/purpose.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroundInput } from './contract.ts';
import { refillPurposes } from './load-purposes.ts';
import { type PurposeRule, readPurposeRules } from './store-purpose.ts';

/** A ground ready to be stored: id given, end proposed by the firm's rule where the caller named none. */
export interface PlannedGround {
  groundId: string;
  purpose: string;
  legalBasis: LegalBasis;
  origin: GroundInput['origin'];
  originDetail: string;
  evidence: string;
  startsAt: Date;
  endsAt: Date;
  endRule: string;
}

/** `endRule` of a ground whose end the caller chose without a word why. */
export const OWN_END = 'own';

const DAY = 86_400_000;
const EARLIEST = new Date('1900-01-01T00:00:00Z');
const LATEST = new Date('2200-01-01T00:00:00Z');
const ADVERTISING_BASES: readonly string[] = ['consent', 'legitimate-interests'];

/**
 * Advertising rests on consent or, for existing customers and presumed consent, on legitimate interests
 * (UWG s.7(2)-(3)); no contract and no duty ever needs it.
 */
export const isBasisSuitable = (purpose: string, basis: string): boolean =>
  (LEGAL_BASES as readonly string[]).includes(basis) &&
  (!isAdvertising(purpose) || ADVERTISING_BASES.includes(basis));

export const ADVERTISING_PREFIX = 'marketing-';
/** Direct marketing, against which an objection is absolute (Art. 21(2)-(3)); a firm's own purposes by their name. */
export const isAdvertising = (purpose: string): boolean => purpose.startsWith(ADVERTISING_PREFIX);

/** Checks purposes, bases and dates of new grounds and fills in the ends; throws `invalid-input` naming every fault below `at`. */
export async function planGrounds(
  ctx: Ctx,
  tx: Tx,
  inputs: readonly GroundInput[],
  at: string,
): Promise<PlannedGround[]> {
  return planAll(
    ctx,
    tx,
    inputs.map((input, index) => ({ input, at: `${at}.${index}` })),
  );
}

/** As `planGrounds`, for one ground whose fields lie right below `at`. */
export async function planGround(ctx: Ctx, tx: Tx, input: GroundInput, at: string): Promise<PlannedGround> {
  return (await planAll(ctx, tx, [{ input, at }]))[0]!;
}

async function planAll(
  ctx: Ctx,
  tx: Tx,
  inputs: readonly { input: GroundInput; at: string }[],
): Promise<PlannedGround[]> {
  const keys = [...new Set(inputs.map(({ input }) => input.purpose))];
  const rules = new Map((await readPurposeRules(tx, keys)).map((rule) => [rule.purpose_key, rule]));
  if (keys.some((key) => rules.has(key) && !tx.purposes.has(key))) await refillPurposes(ctx, tx);
  const now = tx.startedAt ?? ctx.clock.now();
  const faults: Fault[] = [];
  const planned = inputs.map(({ input, at }) => {
    const { ground, faults: own } = plan(input, rules.get(input.purpose), now);
    faults.push(...own.map((fault) => ({ ...fault, at: `${at}.${fault.at}` })));
    return ground;
  });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  return planned;
}

function plan(
  input: GroundInput,
  rule: PurposeRule | undefined,
  now: Date,
): { ground: PlannedGround; faults: Fault[] } {
  const faults: Fault[] = [];
  if (!rule) faults.push({ at: 'purpose', code: 'purpose-unknown' });
  else if (!rule.for_grounds) faults.push({ at: 'purpose', code: 'purpose-not-for-grounds' });
  if (!isBasisSuitable(input.purpose, input.legalBasis))
    faults.push({ at: 'legalBasis', code: 'basis-unsuitable' });
  if (input.legalBasis === 'consent' && input.evidence === '')
    faults.push({ at: 'evidence', code: 'evidence-missing' });
  const startsAt = input.startsAt === undefined ? now : new Date(input.startsAt);
  // Without a rule the fault is the purpose's, and the end is no further matter.
  const proposed = endByRule(startsAt, rule?.default_retain_days ?? 1);
  const endsAt = input.endsAt === undefined ? proposed : new Date(input.endsAt);
  if (!(startsAt >= EARLIEST && startsAt < LATEST))
    faults.push({ at: 'startsAt', code: 'time-out-of-range' });
  else if (input.endsAt !== undefined || rule?.default_retain_days) {
    faults.push(...faultsOfEnd({ startsAt, endsAt, now, isProposed: input.endsAt === undefined }));
  }
  const { purpose, legalBasis, origin, originDetail, evidence } = input;
  const endRule = input.endsAt === undefined ? purpose : OWN_END;
  return {
    ground: {
      groundId: uuid(),
      purpose,
      legalBasis,
      origin,
      originDetail,
      evidence,
      startsAt,
      endsAt,
      endRule,
    },
    faults,
  };
}

/** Every ground ends (Art. 5(1)(e)): after its start, not in the past, and before the year 2200. */
export function faultsOfEnd(end: { startsAt: Date; endsAt: Date; now: Date; isProposed?: boolean }): Fault[] {
  if (!(end.endsAt < LATEST)) return [{ at: 'endsAt', code: 'time-out-of-range' }];
  if (end.endsAt <= end.startsAt) return [{ at: 'endsAt', code: 'end-before-start' }];
  if (end.endsAt <= end.now) return [{ at: 'endsAt', code: end.isProposed ? 'rule-passed' : 'end-passed' }];
  return [];
}

/** The end that the firm's rule gives a ground that starts then. */
export const endByRule = (startsAt: Date, retainDays: number): Date =>
  new Date(startsAt.getTime() + retainDays * DAY);
