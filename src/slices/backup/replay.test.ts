import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { JOBS } from '../../app/app.ts';
import { systemActor } from '../../kernel/actor.ts';
import { runJob } from '../../platform/jobs.ts';
import { changeGround, findSuppressed, restrictContact } from '../grounds/index.ts';
import { checkLedger, eraseContacts, LedgerMismatch, readLedgerLines, setHold } from '../retention/index.ts';
import { replayCommand } from './replay-command.ts';

const open: BlankApp[] = [];
const make = async (of?: BlankApp): Promise<BlankApp> => {
  open.push(await makeBlankApp(of));
  return open.at(-1)!;
};
afterAll(async () => {
  for (const each of open) await each.close();
});
const plant = (app: BlankApp, planted: Parameters<typeof plantContact>[1] = {}) =>
  plantContact(app as unknown as Parameters<typeof plantContact>[0], planted);
const rights = { actor: systemActor('rights', 'upkeep'), purpose: 'rights', action: 'test.rights' };
const upkeep = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.upkeep' };
const exportNow = (app: BlankApp) =>
  runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.export-ledger')!, {});
const ledgerOf = (app: BlankApp): string => app.ctx.files.path('ledger', 'erasures.jsonl');
const erase = (app: BlankApp, ids: string[]) =>
  app.ctx.db.perform(upkeep, (tx) => eraseContacts(app.ctx, tx, ids, { reason: 'request', suppress: true }));
/** The ledger outside survives what happens to the machine. */
function carryLedger(from: BlankApp, to: BlankApp): void {
  mkdirSync(dirname(ledgerOf(to)), { recursive: true });
  copyFileSync(ledgerOf(from), ledgerOf(to));
}
const columnsOf = async (app: BlankApp, contactId: string) =>
  (await app.admin.query('SELECT * FROM contact WHERE contact_id = $1', [contactId])).rows[0];

/** An installation with some people, as it went on and as it was. */
async function twoStates() {
  const source = await make();
  for (const name of ['suppression', 'ledger']) source.ctx.keys.secret(name);
  const consent = { purpose: 'marketing-email', legalBasis: 'consent' as const };
  const people = {
    erased: await plant(source, { emails: ['weg@probe.example'] }),
    restricted: await plant(source),
    lifted: await plant(source),
    withdrawn: await plant(source, { grounds: [{}, consent] }),
    untouched: await plant(source, { grounds: [{}, consent] }),
  };
  await source.ctx.db.perform(rights, (tx) =>
    restrictContact(
      source.ctx,
      tx,
      people.lifted.contactId,
      { reason: 'claims', note: '', reviewOn: '2100-01-01' },
      'de',
    ),
  );
  await exportNow(source);
  await source.letGo();
  return { people, live: await make(source), old: await make(source) };
}

describe('a database that other tools brought back', () => {
  it('Art. 17, 18, 21: refuses to work before the ledger was replayed, and then knows what was done since', async () => {
    const { people, live, old } = await twoStates();
    await checkLedger(live.ctx);
    const { restricted, withdrawn, erased, lifted, untouched } = people;
    await live.ctx.db.perform(rights, async (tx) => {
      await restrictContact(
        live.ctx,
        tx,
        restricted.contactId,
        { reason: 'accuracy-contested', note: 'Sie sagt, das stimmt nicht.', reviewOn: '2100-02-03' },
        'de',
      );
    });
    await live.ctx.db.perform(rights, (tx) =>
      changeGround(
        live.ctx,
        tx,
        { contactId: withdrawn.contactId, groundId: withdrawn.groundIds[1]! },
        { status: 'withdrawn' },
        'de',
      ),
    );
    await live.admin.query('UPDATE restriction SET told_at = now() WHERE contact_id = $1', [
      lifted.contactId,
    ]);
    await live.admin.query('DELETE FROM restriction WHERE contact_id = $1', [lifted.contactId]);
    await erase(live, [erased.contactId]);
    const came = await plant(live);
    await erase(live, [came.contactId]);
    await exportNow(live);
    await checkLedger(live.ctx);
    const file = readFileSync(ledgerOf(live), 'utf8');
    for (const id of [restricted, withdrawn, lifted, erased].flatMap(({ contactId, groundIds }) => [
      contactId,
      ...groundIds,
    ]))
      expect(file).not.toContain(id);
    expect(file).not.toContain('stimmt nicht');

    carryLedger(live, old);
    await expect(checkLedger(old.ctx)).rejects.toThrow(LedgerMismatch);
    await expect(checkLedger(old.ctx)).rejects.toThrow(/older than its ledger: 2 erasures/);
    const result = await replayCommand(old.ctx, {});
    expect(result).toMatchObject({ replayed: 1, resurrected: 0 });
    await checkLedger(old.ctx);

    expect(await columnsOf(old, erased.contactId)).toBeUndefined();
    for (const { contactId } of [restricted, lifted, withdrawn, untouched]) {
      const { open_purposes, restricted_at, deletes_at } = await columnsOf(old, contactId);
      expect({ open_purposes, restricted_at, deletes_at }, contactId).toEqual(
        (({ open_purposes, restricted_at, deletes_at }) => ({ open_purposes, restricted_at, deletes_at }))(
          await columnsOf(live, contactId),
        ),
      );
    }
    const states = async (app: BlankApp) =>
      (await app.admin.query('SELECT ground_id, status, ends_at FROM ground ORDER BY ground_id')).rows;
    expect(await states(old)).toEqual(await states(live));
    const suppression = async (app: BlankApp) =>
      (await app.admin.query('SELECT * FROM suppression ORDER BY hash, purpose_key')).rows;
    expect(await suppression(old)).toEqual(await suppression(live));
    const [blocked] = await old.ctx.db.perform(upkeep, (tx) =>
      findSuppressed(old.ctx, tx, [
        { emails: ['weg@probe.example'], phones: [], person: undefined } as never,
      ]),
    );
    expect(blocked).toEqual(new Set(['*']));
    // The file did not grow by what was done again, and both tables say what the file says.
    await exportNow(old);
    expect(readFileSync(ledgerOf(old), 'utf8')).toBe(file);
    const { rows } = await old.admin.query(
      'SELECT ledger_id AS id FROM erasure_ledger UNION ALL SELECT event_id FROM ledger_event',
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(
      (await readLedgerLines(old.ctx)).map(({ id }) => id).sort(),
    );
  }, 180_000);

  it('Art. 17(3)(e): takes of somebody whom a legal hold kept what was taken, and leaves what the hold keeps', async () => {
    const source = await make();
    source.ctx.keys.secret('ledger');
    const before = await plant(source);
    const after = await plant(source);
    const hold = (app: BlankApp, contactId: string) =>
      app.ctx.db.perform(rights, (tx) =>
        setHold(app.ctx, tx, contactId, {
          reason: 'dispute',
          note: 'Klage',
          categories: ['communication'],
          reviewOn: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
        }),
      );
    await hold(source, before.contactId);
    await source.letGo();
    const [live, old] = [await make(source), await make(source)];
    await hold(live, after.contactId);
    await erase(live, [before.contactId, after.contactId]);
    await exportNow(live);
    carryLedger(live, old);
    expect(await replayCommand(old.ctx, {})).toMatchObject({ resurrected: 0 });
    await runJob(old.ctx, JOBS.find(({ name }) => name === 'retention.expire')!, {});
    // The one whose hold the database knows stands on it; the other is restricted until somebody has looked.
    expect(await columnsOf(old, before.contactId)).toMatchObject({ restricted_at: null });
    expect((await columnsOf(old, before.contactId)).held_categories).toBeGreaterThan(0);
    expect((await columnsOf(old, after.contactId)).restricted_at).not.toBeNull();
    const { rows } = await old.admin.query(`SELECT count(*)::int AS n FROM ground WHERE status = 'given'`);
    expect(rows[0].n).toBe(0);
  });

  it('can be cut off in the replay at any moment, and is simply run again', async () => {
    const { people, live, old } = await twoStates();
    await erase(live, [people.erased.contactId, people.restricted.contactId]);
    await exportNow(live);
    carryLedger(live, old);
    for (let round = 0; round < 8; round++) {
      const running = replayCommand(old.ctx, {}).catch(() => 'cut');
      await new Promise((resolve) => setTimeout(resolve, round * 8));
      await old.admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'obhut_app'",
      );
      if ((await running) !== 'cut') break;
      // Whatever had been done: it does not start before it is whole.
      await expect(checkLedger(old.ctx)).rejects.toThrow(LedgerMismatch);
    }
    await replayCommand(old.ctx, {});
    await checkLedger(old.ctx);
    expect(await columnsOf(old, people.erased.contactId)).toBeUndefined();
    expect(await columnsOf(old, people.restricted.contactId)).toBeUndefined();
  }, 120_000);

  it('refuses to work without any ledger, until somebody answers for it', async () => {
    const { people, live } = await twoStates();
    await erase(live, [people.erased.contactId]);
    await exportNow(live);
    const lines = readFileSync(ledgerOf(live), 'utf8').trim().split('\n');
    for (const shorter of [undefined, lines.slice(0, -1).join('\n')]) {
      rmSync(ledgerOf(live), { force: true });
      if (shorter) writeFileSync(ledgerOf(live), `${shorter}\n`);
      await expect(checkLedger(live.ctx)).rejects.toThrow(/missing or older than this database/);
    }
    rmSync(ledgerOf(live), { force: true });
    await expect(replayCommand(live.ctx, {})).rejects.toThrow(/There is no ledger/);
    await expect(replayCommand(live.ctx, { withoutLedger: true })).rejects.toThrow(/why/);
    await replayCommand(live.ctx, { withoutLedger: true, reason: 'Platte verloren' });
    await checkLedger(live.ctx);
    // Begun again with everything that the database knew, hashes and all.
    const again = await readLedgerLines(live.ctx);
    expect(again.map(({ id }) => id)).toEqual(
      expect.arrayContaining(lines.map((line) => JSON.parse(line).id)),
    );
    for (const line of lines) expect(again).toContainEqual(JSON.parse(line));
  }, 120_000);

  it('takes the ledger from its second copy when the first went with the disk or back with the machine', async () => {
    const { people, live, old } = await twoStates();
    const copy = join(live.dataDir, 'elsewhere', 'erasures.jsonl');
    live.ctx.config.ledgerCopy = copy;
    await erase(live, [people.erased.contactId]);
    await exportNow(live);
    expect(readFileSync(copy)).toEqual(readFileSync(ledgerOf(live)));
    // A snapshot of the machine brings database and ledger back together; only the copy knows better.
    await checkLedger(old.ctx);
    old.ctx.config.ledgerCopy = copy;
    await expect(checkLedger(old.ctx)).rejects.toThrow(/older than its ledger: 1 erasure /);
    expect(await replayCommand(old.ctx, {})).toMatchObject({ replayed: 1, resurrected: 0 });
    // Two ledgers that say different things are for somebody to look at.
    appendFileSync(copy, '{}\n');
    writeFileSync(
      ledgerOf(old),
      `${JSON.stringify({ id: uuid(), subject: 'ab', reason: 'request', erasedAt: '' })}\n`,
    );
    await expect(checkLedger(old.ctx)).rejects.toThrow(/different things/);
  }, 120_000);
});
