import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroundInput } from '../grounds/contract.ts';
import { type PlannedGround, planGround, planGrounds } from '../grounds/index.ts';
import type { FootingInput } from './contract.ts';

/** The footing of an import, checked: grounds to copy, with the span that the firm's rule gives them. */
export type FootingRule =
  | { mode: 'file'; grounds: readonly PlannedGround[]; now: Date }
  | {
      mode: 'columns';
      /** By the text that stands in the file. */
      bases: ReadonlyMap<string, PlannedGround>;
      consent: { ground: PlannedGround; undated: boolean } | undefined;
      now: Date;
    };

/**
 * Checks the footing of a plan as any other grounds are checked, once for the whole file. Throws `invalid-input` for
 * bad grounds and `purpose-not-yours` for purposes that the importer may not use, both naming what is at fault.
 */
export async function planFooting(ctx: Ctx, tx: Tx, footing: FootingInput): Promise<FootingRule> {
  const inputs = groundsOf(footing);
  refuseForeignPurposes(tx, inputs, 'body.footing');
  if (footing.mode === 'file') {
    const grounds = await planGrounds(ctx, tx, inputs, 'body.footing.grounds');
    refuseLateStart(grounds, tx.startedAt ?? ctx.clock.now(), 'body.footing.grounds.0.startsAt');
    return { mode: 'file', grounds, now: tx.startedAt ?? ctx.clock.now() };
  }
  const plan = async (part: GroundInput[], at: string): Promise<PlannedGround[]> =>
    (await planGrounds(ctx, tx, part, at)).map((ground) => ({ ...ground, evidence: footing.evidence }));
  const planned = await plan(inputs.slice(0, footing.bases.length), 'body.footing.bases');
  const [consent] = await plan(inputs.slice(footing.bases.length), 'body.footing.consent');
  return {
    mode: 'columns',
    bases: new Map(footing.bases.map(({ text }, n) => [text, planned[n]!])),
    consent: consent && { ground: consent, undated: footing.consents === 'all' },
    now: tx.startedAt ?? ctx.clock.now(),
  };
}

/** The footing of rows that come out of quarantine: one ground for all of them. Throws as `planFooting` does. */
export async function planRelease(ctx: Ctx, tx: Tx, input: GroundInput): Promise<FootingRule> {
  refuseForeignPurposes(tx, [input], 'body.ground.purpose');
  const ground = await planGround(ctx, tx, input, 'body.ground');
  const now = tx.startedAt ?? ctx.clock.now();
  refuseLateStart([ground], now, 'body.ground.startsAt');
  return { mode: 'file', grounds: [ground], now };
}

function groundsOf(footing: FootingInput): GroundInput[] {
  if (footing.mode === 'file') return footing.grounds;
  const { origin, originDetail } = footing;
  // Each row brings evidence of its own (what it says, and where), so there is some in any case.
  const evidence = footing.evidence || 'row';
  const consent: GroundInput[] =
    footing.consents === 'none'
      ? []
      : [{ purpose: footing.consentPurpose, legalBasis: 'consent', origin, originDetail, evidence }];
  return [
    ...footing.bases.map(({ purpose, legalBasis }) => ({
      purpose,
      legalBasis,
      origin,
      originDetail,
      evidence,
    })),
    ...consent,
  ];
}

/** Rows come in under the purposes of their grounds (docs/decisions/0006): nobody imports what they could not work with. */
function refuseForeignPurposes(tx: Tx, inputs: readonly GroundInput[], at: string): void {
  const foreign = [...new Set(inputs.map(({ purpose }) => purpose))].filter(
    (purpose) => tx.purposes.get(purpose)?.forGrounds && !tx.work.actor.purposes.has(purpose),
  );
  if (foreign.length === 0) return;
  const faults = foreign.map(
    (purpose): Fault => ({ at, code: 'footing-purpose-not-yours', params: { purpose } }),
  );
  throw new AppError('purpose-not-yours', { faults, params: { purpose: foreign[0]! } });
}

/** A contact is written under a purpose that is open, so at least one ground must have begun. */
function refuseLateStart(grounds: readonly PlannedGround[], now: Date, at: string): void {
  if (grounds.some(({ startsAt }) => startsAt <= now)) return;
  throw new AppError('invalid-input', {
    faults: [{ at, code: 'footing-starts-later' }],
  });
}

/** A copy for one row. */
export const copyGround = (ground: PlannedGround, change: Partial<PlannedGround> = {}): PlannedGround => ({
  ...ground,
  ...change,
  groundId: uuid(),
});

/** Every purpose that a row of the import can come in under. */
export const purposesOf = (rule: FootingRule): string[] => [
  ...new Set(
    (rule.mode === 'file'
      ? rule.grounds
      : [...rule.bases.values(), ...(rule.consent ? [rule.consent.ground] : [])]
    ).map(({ purpose }) => purpose),
  ),
];
