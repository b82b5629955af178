import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { JOBS } from '../src/app/app.ts';
import { runJob } from '../src/platform/jobs.ts';
import { refreshFootings } from '../src/slices/grounds/refresh.ts';
import { startTestApp } from './harness.ts';
import { plantPerson } from './plant.ts';

const app = await startTestApp();
const { register } = app.ctx;
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const AREAS = [
  ...new Set(
    register.flatMap(({ columns }) => Object.values(columns).flatMap(({ file }) => (file ? [file] : []))),
  ),
  'archive',
];
/** Their files go with their rows alone. */
const UNSWEPT = ['exports', 'purchase-imports'];
const ENDED = ['interaction', 'wish', 'app_session', 'api_key', 'recipient', 'mail_message', 'quarantine'];
/** What jobs keep for themselves, and write anew at each run. */
const OWN_BOOKS = /^(retention_|audit_entry$|archive_check$|duplicate_|erasure_ledger$)/;

/** A database with a person in every table, all of whose ends and periods are over by the clock as it stands now. */
async function plantEnded(): Promise<string> {
  const { contactId } = await plantPerson(app.admin, register, `c${uuid().replaceAll('-', '')}`);
  await q('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
  await q('DELETE FROM legal_hold WHERE contact_id = $1', [contactId]);
  await q(
    "UPDATE ground SET status = 'given', starts_at = now() - interval '90 days', ends_at = now() - interval '40 days'",
  );
  await q(
    `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     VALUES ($1, $2, 'accounting', 'contract', 'person', now() - interval '90 days', now() + interval '1 year')`,
    [uuid(), contactId],
  );
  for (const { table, clock, ages } of register) {
    if (clock) await q(`UPDATE "${table}" SET "${clock}" = now() - interval '40 days'`);
    if (ages) await q(`UPDATE "${table}" SET "${ages.column}" = now() - interval '20 years'`);
  }
  await q("UPDATE rights_request SET done_at = now() - interval '10 years' WHERE done_at IS NULL");
  await q('UPDATE wish SET starts_on = NULL, ends_on = current_date - 40');
  await q(
    "INSERT INTO recipient (recipient_id, name, kind, starts_on, ends_on) VALUES ($1, 'Alt GmbH', 'processor', current_date - 90, current_date - 40)",
    [uuid()],
  );
  const { id } = await app.makeUser({ sales: 'all' });
  await q(
    "INSERT INTO app_session (session_id, token, user_id, expires_at) VALUES ($1::uuid, $1::text, $2, now() - interval '40 days')",
    [uuid(), id],
  );
  await q(
    `INSERT INTO api_key (api_key_id, label, secret_hash, role_key, scope, purposes, user_id, expires_at)
     VALUES ($1::uuid, 'alt', sha256(convert_to($1::text, 'UTF8')), 'sales', 'all', '{}', $2, now() - interval '100 days')`,
    [uuid(), id],
  );
  await q(
    "UPDATE contact SET visible_until = now() - interval '40 days', deletes_at = now() - interval '40 days', narrows_at = now() - interval '40 days', lost_categories = 255, held_categories = 0, restricted_at = NULL WHERE contact_id = $1",
    [contactId],
  );
  for (const area of AREAS) {
    const file = join(app.dataDir, 'files', area, uuid());
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'left');
    const old = new Date(Date.now() - 40 * 86_400_000);
    utimesSync(file, old, old);
  }
  return contactId;
}

async function whatIsThere(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { table } of register)
    if (!OWN_BOOKS.test(table)) found[table] = (await q(`SELECT count(*)::int AS n FROM "${table}"`))[0].n;
  for (const area of AREAS) found[`files/${area}`] = readdirSync(join(app.dataDir, 'files', area)).length;
  return found;
}

async function runAllJobs(): Promise<void> {
  for (const job of JOBS) if (job.cron) await runJob(app.ctx, job, {});
}

describe('a clock that lies', () => {
  it.each([
    ['far ahead', "now() - interval '31 days'"],
    ['set back', "now() + interval '1 hour'"],
  ])(
    '%s: no job of any slice takes anything away or closes anything; right again, they do',
    async (_, heartbeat) => {
      const contactId = await plantEnded();
      await q(`UPDATE retention_state SET heartbeat_at = ${heartbeat}, clock = 'ok'`);
      const before = await whatIsThere();
      const footing = await q(
        'SELECT open_purposes, visible_until, kept_categories FROM contact WHERE contact_id = $1',
        [contactId],
      );
      await runAllJobs();
      expect(await whatIsThere()).toEqual(before);
      expect(await refreshFootings(app.ctx)).toBeNull();
      expect(
        await q('SELECT open_purposes, visible_until, kept_categories FROM contact WHERE contact_id = $1', [
          contactId,
        ]),
      ).toEqual(footing);
      await q("UPDATE retention_state SET heartbeat_at = now(), clock = 'ok'");
      await runAllJobs();
      const after = await whatIsThere();
      const shrunk = Object.keys(before).filter((each) => after[each]! < before[each]!);
      // Else the test would show nothing: each of these has something that only the guard keeps.
      expect(shrunk).toEqual(
        expect.arrayContaining([
          ...ENDED,
          ...AREAS.filter((area) => !UNSWEPT.includes(area)).map((area) => `files/${area}`),
        ]),
      );
    },
  );
});
