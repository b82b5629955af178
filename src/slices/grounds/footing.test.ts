import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { systemActor } from '../../kernel/actor.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { carriedBy } from './footing.ts';
import { initialFooting, insertGrounds, loadPurposes, openPurposesOf, type PlannedGround } from './index.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });

// Two of the firm's own at the far end of the mask, where a JavaScript number is no longer exact.
for (const [key, bit] of [
  ['far', 60],
  ['farthest', 61],
]) {
  await app.admin.query(
    `INSERT INTO purpose (purpose_key, bit, label_de, label_en, categories, for_grounds, default_basis, default_retain_days, rule_de, rule_en)
     VALUES ($1, $2, $1, $1, 1, true, 'contract', 10, '', '')`,
    [key, bit],
  );
}
await loadPurposes(app.ctx);
const BITS: Record<string, bigint> = { inquiry: 8n, contract: 9n, accounting: 15n, far: 60n, farthest: 61n };

const perform = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  app.ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.footing' }, act);

interface Drawn {
  purpose: string;
  status: 'given' | 'withdrawn' | 'objected' | 'ended';
  /** Seconds from now. */
  start: number;
  length: number;
}
const drawn = (options: { start: fc.Arbitrary<number>; length: fc.Arbitrary<number> }): fc.Arbitrary<Drawn> =>
  fc.record({
    purpose: fc.constantFrom(...Object.keys(BITS)),
    status: fc.constantFrom('given', 'given', 'given', 'withdrawn', 'objected', 'ended'),
    ...options,
  });
const seconds = (min: number, max: number) => fc.integer({ min, max });

/** What the columns must say, told from the words of the design and not from the code: by looking at every moment. */
function oracle(grounds: (PlannedGround & { status: string })[], now: Date, isRestricted: boolean) {
  const given = grounds.filter(({ status }) => status === 'given');
  const holds = ({ startsAt, endsAt }: PlannedGround, at: Date) => startsAt <= at && at < endsAt;
  let mask = 1n;
  if (!isRestricted) for (const g of given) if (holds(g, now)) mask |= 1n << BITS[g.purpose]!;
  const moments = given.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at > now);
  const ends = given.map(({ endsAt }) => endsAt).filter((at) => at > now);
  const last = Math.max(...ends.map(Number));
  return {
    mask: mask.toString(),
    visible_until: moments.length > 0 ? new Date(Math.min(...moments.map(Number))) : Number.NEGATIVE_INFINITY,
    deletes_at: ends.length > 0 ? new Date(last) : null,
    leading: given
      .filter(({ endsAt }) => Number(endsAt) === last)
      .map(({ groundId }) => groundId)
      .sort()[0],
  };
}

const plan = ({ purpose, start, length }: Drawn, now: Date): PlannedGround => ({
  groundId: uuid(),
  purpose,
  legalBasis: 'contract',
  origin: 'other',
  originDetail: '',
  evidence: '',
  startsAt: new Date(now.getTime() + start * 1000),
  endsAt: new Date(now.getTime() + (start + length) * 1000),
  endRule: 'own',
});
const insertContact = (
  tx: Tx,
  contactId: string,
  f: { leadingGroundId: string; openPurposes: bigint; visibleUntil: Date; deletesAt: Date },
) =>
  tx.execute(sql`
    INSERT INTO contact (contact_id, owner_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
    VALUES (${contactId}, ${sales.id}, 'x', 'x', ${f.leadingGroundId}, ${f.openPurposes}, ${f.visibleUntil}, ${f.deletesAt})`);
const columns = (tx: Tx, contactId: string) =>
  tx.one<{
    mask: string;
    visible_until: Date | number;
    deletes_at: Date;
    leading: string;
    restricted_at: Date | null;
  }>(sql`
    SELECT open_purposes::text AS mask, visible_until, deletes_at, leading_ground_id AS leading, restricted_at
      FROM contact WHERE contact_id = ${contactId}`);

describe('the footing of a contact', () => {
  it('Art. 6: is in the row at insert exactly what the database computes from the grounds', async () => {
    const draw = drawn({
      start: fc.oneof(seconds(-1000, 0), seconds(-3, 3), seconds(1, 1000)),
      length: seconds(1, 5000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 1, maxLength: 6 }), async (draws) => {
        await perform(async (tx) => {
          await tx.query(sql`SELECT 1`);
          const now = tx.startedAt!;
          const grounds = draws.map((ground) => plan(ground, now)).filter(({ endsAt }) => endsAt > now);
          fc.pre(grounds.length > 0);
          const contactId = uuid();
          await insertContact(tx, contactId, initialFooting(tx, grounds));
          const before = await columns(tx, contactId);
          await insertGrounds(
            tx,
            grounds.map((ground) => ({ contactId, ground })),
          );
          const after = await columns(tx, contactId);
          expect(before).toEqual(after);
          expect(after).toMatchObject(
            oracle(
              grounds.map((g) => ({ ...g, status: 'given' })),
              now,
              false,
            ),
          );
        });
      }),
      { numRuns: 150 },
    );
  });

  it('Art. 5(1)(b), (e), 7(3), 18, 21: follows every set of started, future, ended, withdrawn and restricted grounds', async () => {
    const anywhere = drawn({ start: seconds(-1000, 1000), length: seconds(1, 1500) });
    // On the grid, several grounds end at the same time.
    const onGrid = drawn({ start: fc.constantFrom(-100, 100), length: fc.constantFrom(50, 200, 400) });
    const scenario = fc.record({
      draws: fc.oneof(...[anywhere, onGrid].map((draw) => fc.array(draw, { minLength: 1, maxLength: 8 }))),
      restricted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ draws, restricted }) => {
        await perform(async (tx) => {
          await tx.query(sql`SELECT 1`);
          const now = tx.startedAt!;
          const grounds = draws.map((draw) => ({ ...plan(draw, now), status: draw.status }));
          const contactId = uuid();
          const wrong = {
            leadingGroundId: grounds[0]!.groundId,
            openPurposes: 0xffffn,
            visibleUntil: now,
            deletesAt: now,
          };
          await insertContact(tx, contactId, wrong);
          await insertGrounds(
            tx,
            grounds.map((ground) => ({ contactId, ground })),
          );
          for (const { groundId, status } of grounds)
            await tx.execute(sql`UPDATE ground SET status = ${status} WHERE ground_id = ${groundId}`);
          if (restricted)
            await tx.execute(sql`INSERT INTO restriction (restriction_id, contact_id, reason, review_on)
                                 VALUES (${uuid()}, ${contactId}, 'claims', '2099-01-01')`);
          const expected = oracle(grounds, now, restricted);
          const stored = await columns(tx, contactId);
          expect(stored).toMatchObject({
            mask: expected.mask,
            visible_until: expected.visible_until,
            deletes_at: expected.deletes_at ?? now,
            ...(expected.leading ? { leading: expected.leading } : {}),
          });
          expect(stored.restricted_at !== null).toBe(restricted);
          // The answers that the application computes itself say the same.
          const carried = carriedBy(grounds, now);
          expect(carried).toMatchObject({
            leadingGroundId: expected.leading ?? null,
            visibleUntil: expected.visible_until === Number.NEGATIVE_INFINITY ? null : expected.visible_until,
            deletesAt: expected.deletes_at,
          });
          if (!restricted)
            expect(openPurposesOf(tx, stored.mask)).toEqual(
              Object.keys(BITS).filter((key) => carried.openPurposes.has(key)),
            );
        });
      }),
      { numRuns: 150 },
    );
  });

  it('Art. 7(3): closes a purpose also when another ground is recorded at the same moment', async () => {
    const { contactId, groundIds } = await plantContact(app, { grounds: [{}, { purpose: 'contract' }] });
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = (): void => {};
    const withdrawn = new Promise<void>((resolve) => {
      started = resolve;
    });
    const first = perform(async (tx) => {
      await tx.execute(sql`UPDATE ground SET status = 'ended' WHERE ground_id = ${groundIds[0]!}`);
      started();
      await held;
    });
    await withdrawn;
    const second = perform(async (tx) => {
      await tx.query(sql`SELECT 1`);
      const ground = plan({ purpose: 'accounting', status: 'given', start: -5, length: 1000 }, tx.startedAt!);
      await insertGrounds(tx, [{ contactId, ground }]);
    });
    // The second one is waiting for the first: only now is the first let go.
    await expect
      .poll(async () => (await app.admin.query(`SELECT FROM pg_locks WHERE NOT granted`)).rowCount)
      .toBeGreaterThan(0);
    release();
    await Promise.all([first, second]);
    const { rows } = await app.admin.query(
      'SELECT open_purposes::text AS mask FROM contact WHERE contact_id = $1',
      [contactId],
    );
    expect(BigInt(rows[0].mask)).toBe(1n | (1n << 9n) | (1n << 15n));
  });
});
