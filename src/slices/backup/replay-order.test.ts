import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { JOBS } from '../../app/app.ts';
import { systemActor } from '../../kernel/actor.ts';
import { runJob } from '../../platform/jobs.ts';
import { changeGround } from '../grounds/index.ts';
import { checkLedger, eraseContacts } from '../retention/index.ts';
import { replayCommand } from './replay-command.ts';

const open: BlankApp[] = [];
const make = async (of?: BlankApp): Promise<BlankApp> => {
  open.push(await makeBlankApp(of));
  return open.at(-1)!;
};
afterAll(async () => {
  for (const each of open) await each.close();
});
const ledgerOf = (app: BlankApp): string => app.ctx.files.path('ledger', 'erasures.jsonl');
const rights = { actor: systemActor('rights', 'upkeep'), purpose: 'rights', action: 'test.rights' };
const upkeep = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'test.upkeep' };

it('Art. 5(1)(b), 7(3): a ground that was taken back or withdrawn stays so after a restore, also where the clock was set back', async () => {
  const source = await make();
  source.ctx.keys.secret('ledger');
  const consent = { purpose: 'marketing-email', legalBasis: 'consent' as const };
  const plant = () =>
    plantContact(source as unknown as Parameters<typeof plantContact>[0], { grounds: [{}, consent] });
  const [withdrawn, takenBack, erased] = [await plant(), await plant(), await plant()];
  await source.letGo();
  const [live, old] = [await make(source), await make(source)];
  const change = (status: 'withdrawn' | 'given') =>
    live.ctx.db.perform(rights, (tx) =>
      changeGround(
        live.ctx,
        tx,
        { contactId: withdrawn.contactId, groundId: withdrawn.groundIds[1]! },
        status === 'given' ? { endsAt: new Date(Date.now() + 90 * 86_400_000).toISOString() } : { status },
        'de',
      ),
    );
  await change('given');
  await change('withdrawn');
  // The clock of the machine went back between the two.
  await live.admin.query(
    `UPDATE ledger_event SET happened_at = happened_at - interval '1 hour' WHERE place = (SELECT max(place) FROM ledger_event)`,
  );
  // As the undoing of an import does with grounds of people who were there before.
  await live.admin.query('DELETE FROM ground WHERE ground_id = $1', [takenBack.groundIds[1]]);
  await live.ctx.db.perform(upkeep, (tx) =>
    eraseContacts(live.ctx, tx, [erased.contactId], { reason: 'request', suppress: false }),
  );
  const { rows: noted } = await live.admin.query('SELECT kind, contact_id FROM ledger_event ORDER BY place');
  expect(noted.map(({ contact_id: id }) => id)).not.toContain(erased.contactId);
  expect(noted).toHaveLength(3);
  await runJob(live.ctx, JOBS.find(({ name }) => name === 'retention.export-ledger')!, {});

  mkdirSync(dirname(ledgerOf(old)), { recursive: true });
  copyFileSync(ledgerOf(live), ledgerOf(old));
  expect(await replayCommand(old.ctx, {})).toMatchObject({ replayed: 1, resurrected: 0 });
  await checkLedger(old.ctx);
  const { rows } = await old.admin.query(
    'SELECT contact_id, status FROM ground WHERE ground_id = ANY ($1) ORDER BY contact_id',
    [[withdrawn.groundIds[1], takenBack.groundIds[1]]],
  );
  expect(rows).toEqual([
    { contact_id: withdrawn.contactId, status: 'withdrawn' },
    { contact_id: takenBack.contactId, status: 'ended' },
  ]);
}, 60_000);
